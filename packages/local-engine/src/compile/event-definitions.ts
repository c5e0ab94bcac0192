import type { XmlElement } from '@stepwright/model/xml';
import type {
  ConditionalEvent,
  ErrorEvent,
  EscalationEvent,
  MessageEvent,
  SignalEvent,
} from '../model/event-definition.ts';
import { readInMappings } from './call-mappings.ts';
import { parseCommaSeparated } from './comma-separated.ts';
import type { Compilation } from './compilation.ts';
import { readCondition } from './conditions.ts';
import { EngineFault } from './engine-fault.ts';

/** The event that an element defines: the first of these kinds that it has. */
export function findDefinition(element: XmlElement, tags: readonly string[]): XmlElement | undefined {
  const [first] = tags.map((tag) => element.element(tag)).filter((found) => found !== undefined);
  return first;
}

/** Reads what a message event or a receive task waits for. `ownerId` names the event. */
export function readMessageEvent(
  { problems, definitions, expression }: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
): MessageEvent & { readonly hasName: boolean } {
  const reference = element.attribute('messageRef');
  if (reference === undefined) problems.error("attribute 'messageRef' is required", element, ownerId);
  const key = reference === undefined ? undefined : definitions.resolveName(reference);
  if (key === undefined || !definitions.messages.has(key)) {
    const message = `Invalid 'messageRef': no message with id '${reference ?? 'null'}' found.`;
    problems.error(message, element, ownerId);
    throw new EngineFault(message);
  }
  const name = definitions.messages.get(key);
  return {
    kind: 'message',
    name: name ?? expression('', element),
    hasName: name !== undefined && name.text.trim() !== '',
  };
}

/** Reads a signal that is waited for or thrown; only a throwing one passes variables on. */
export function readSignalEvent(
  compilation: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
  direction: 'catch' | 'throw',
): SignalEvent | undefined {
  const { problems, definitions } = compilation;
  const reference = element.attribute('signalRef');
  if (reference === undefined) {
    problems.error("signalEventDefinition does not have required property 'signalRef'", element, ownerId);
    return undefined;
  }
  const name = definitions.signals.get(definitions.resolveName(reference));
  if (!name) {
    const message = `Could not find signal with id '${reference}'`;
    problems.error(message, element, ownerId);
    throw new EngineFault(message);
  }
  const mappings = direction === 'throw' ? readInMappings(compilation, element) : [];
  return { kind: 'signal', name, mappings, async: element.camunda('async') === 'true' };
}

/** Reads what an error event catches: the code of the error that it names, or the reference itself when there is no such error. */
export function readCaughtError({ definitions }: Compilation, element: XmlElement): ErrorEvent {
  const reference = element.attribute('errorRef');
  const error = reference === undefined ? undefined : definitions.errors.get(reference);
  const code = error ? error.code : reference;
  const codeVariable = element.camunda('errorCodeVariable');
  const messageVariable = element.camunda('errorMessageVariable');
  return {
    kind: 'error',
    ...(code === undefined ? {} : { code }),
    ...(codeVariable === undefined ? {} : { codeVariable }),
    ...(messageVariable === undefined ? {} : { messageVariable }),
  };
}

/** Reads what an escalation event catches. */
export function readCaughtEscalation(
  { problems, definitions }: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
): EscalationEvent {
  const reference = element.attribute('escalationRef');
  const escalation = reference === undefined ? undefined : definitions.escalations.get(reference);
  if (reference !== undefined && !escalation) {
    problems.error(`could not find escalation with id '${reference}'`, element, ownerId);
  }
  const codeVariable = element.camunda('escalationCodeVariable');
  return {
    kind: 'escalation',
    ...(escalation?.code === undefined ? {} : { code: escalation.code }),
    ...(codeVariable === undefined ? {} : { codeVariable }),
  };
}

/** Reads what an escalation event throws; `missingCode` is the message for an escalation without a code. */
export function readThrownEscalation(
  { problems, definitions }: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
  missingCode: string,
): EscalationEvent {
  const reference = element.attribute('escalationRef');
  const escalation = reference === undefined ? undefined : definitions.escalations.get(reference);
  if (reference === undefined) {
    problems.error("escalationEventDefinition does not have required attribute 'escalationRef'", element, ownerId);
  } else if (!escalation) {
    problems.error(`could not find escalation with id '${reference}'`, element, ownerId);
  } else if (escalation.code === undefined) {
    problems.error(missingCode, element, ownerId);
  }
  return { kind: 'escalation', ...(escalation?.code === undefined ? {} : { code: escalation.code }) };
}

const variableChanges = ['create', 'delete', 'update'] as const;

/**
 * Reads what a conditional event waits for; `text` is the condition as it stands in the file.
 * @throws {EngineFault} when it has no condition, after reporting that
 */
export function readConditionalEvent(
  compilation: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
): { readonly event: ConditionalEvent; readonly text: string } {
  const { problems } = compilation;
  const conditionElement = element.element('condition');
  if (!conditionElement) {
    const message = 'Conditional event must contain an expression for evaluation.';
    problems.error(message, element, ownerId);
    throw new EngineFault(message);
  }
  const condition = readCondition(compilation, conditionElement, ownerId);
  const variableName = element.camunda('variableName');
  const named = parseCommaSeparated(element.camunda('variableEvents'));
  for (const change of named) {
    if (isVariableChange(change)) continue;
    const message = `Variable event: ${change} is not valid. Possible variable change events are: [${variableChanges.join(', ')}]`;
    problems.warning(message, element, ownerId);
  }
  const event: ConditionalEvent = {
    kind: 'conditional',
    condition,
    ...(variableName === undefined ? {} : { variableName }),
    ...(named.length === 0 ? {} : { variableEvents: named.filter(isVariableChange) }),
  };
  return { event, text: conditionElement.text.trim() };
}

function isVariableChange(text: string): text is (typeof variableChanges)[number] {
  return (variableChanges as readonly string[]).includes(text);
}
