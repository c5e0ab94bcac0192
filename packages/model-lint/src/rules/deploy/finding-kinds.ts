import type { DeploymentFinding } from '@stepwright/local-engine/check-deployment';

/** Whether Camunda's BPMN parser says something of this kind. */
export function isParserMessage({ source, message }: DeploymentFinding, pattern: RegExp): boolean {
  return source === 'parser' && pattern.test(message.replace(/^ENGINE-01009 Error while parsing process\. /, ''));
}

/** Whether a file is refused for its document type. */
export function isDoctype({ source, message }: DeploymentFinding): boolean {
  return source === 'xml' && message.includes('DOCTYPE is disallowed');
}

/** Whether the schema complains of an id that is used twice, or of a reference to none. */
export function isAboutIds({ source, message }: DeploymentFinding): boolean {
  return source === 'schema' && (/^(?:ENGINE-22004 .*?\. )?cvc-id\./.test(message) || followsDuplicate.test(message));
}

/** The schema reports an id that is used twice a second time, as a value that is not valid. */
const followsDuplicate = /cvc-attribute\.3: .* is not valid with respect to its type, 'ID'\.$/;

/** Whether a time to live is missing or faulty. */
export function isAboutTimeToLive({ source, message }: DeploymentFinding): boolean {
  return (source === 'parser' || source === 'decision') && /historyTimeToLive|History Time To Live/.test(message);
}

/** Whether a start event or a key collides with another one. */
export function isCollision({ source, message }: DeploymentFinding): boolean {
  return source === 'start' && /message event subscription|same key/.test(message);
}
