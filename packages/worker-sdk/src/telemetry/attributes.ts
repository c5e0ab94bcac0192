import type { Attributes } from '@opentelemetry/api';
import type { BegunRun, RunEnd } from '../worker/worker-observer.ts';

/** Names of attributes and events. No value of a variable, no reason and no error text is ever under one of them: those hold customers' data. */
export const attributeNames = {
  topic: 'stepwright.topic',
  verdict: 'stepwright.verdict',
  answer: 'stepwright.answer',
  fetchResult: 'stepwright.fetch.result',
  engineNode: 'stepwright.engine.node',
  callResult: 'stepwright.engine.call.result',
  processDefinitionKey: 'stepwright.process.definition.key',
  processInstanceId: 'stepwright.process.instance.id',
  activityId: 'stepwright.activity.id',
  externalTaskId: 'stepwright.external_task.id',
  businessKey: 'stepwright.business_key',
  workerId: 'stepwright.worker.id',
  errorCode: 'stepwright.error.code',
  isLeaseLost: 'stepwright.lease.lost',
  retryEvent: 'stepwright.retry',
  /** In seconds. */
  retryDelay: 'stepwright.retry.delay',
} as const;

/** What is known of a run when it begins. Given to the sampler, so it comes before the span. */
export function beginAttributes(run: BegunRun, withBusinessKey: boolean): Attributes {
  return {
    'messaging.system': 'camunda7',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': run.topic,
    [attributeNames.topic]: run.topic,
    [attributeNames.processDefinitionKey]: run.processDefinitionKey,
    [attributeNames.processInstanceId]: run.processInstanceId,
    [attributeNames.activityId]: run.activityId,
    [attributeNames.externalTaskId]: run.externalTaskId,
    [attributeNames.workerId]: run.workerId,
    ...(withBusinessKey && run.businessKey !== null ? { [attributeNames.businessKey]: run.businessKey } : {}),
  };
}

/** What a run's end adds. */
export function endAttributes({ verdict, answer, code, isLeaseLost }: RunEnd): Attributes {
  return {
    [attributeNames.verdict]: verdict,
    [attributeNames.answer]: answer,
    ...(code === undefined ? {} : { [attributeNames.errorCode]: stableCode(code) }),
    ...(isLeaseLost ? { [attributeNames.isLeaseLost]: true } : {}),
  };
}

/** The form that contracts demand of codes. */
const codeForm = /^(?=.{1,64}$)[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** A handler may fail with any text for a code, a sentence with a customer's name among them: what has not the form of a code is `_OTHER`. */
export function stableCode(code: string): string {
  return codeForm.test(code) ? code : '_OTHER';
}
