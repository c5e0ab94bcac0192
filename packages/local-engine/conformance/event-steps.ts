import type { RestStep } from './case.ts';
import { call, complete, lock, quietly } from './steps.ts';
import { typedVariables, type VariablesInput } from './typed-variables.ts';

/** Sends a message with variables, which `processVariables` of `sendMessage` would want typed. */
export function correlate(
  messageName: string,
  fields: {
    readonly correlationKeys?: VariablesInput;
    readonly localCorrelationKeys?: VariablesInput;
    readonly processVariables?: VariablesInput;
    readonly processVariablesLocal?: VariablesInput;
    readonly processVariablesToTriggeredScope?: VariablesInput;
    readonly [field: string]: unknown;
  } = {},
  options: Partial<RestStep> = {},
): RestStep {
  const body = Object.fromEntries(
    Object.entries({ messageName, ...fields }).map(([name, value]) => [
      name,
      TYPED.includes(name) ? typedVariables(value as VariablesInput) : value,
    ]),
  );
  return call('POST', '/message', body, { title: `message ${messageName}`, ...options });
}

const TYPED = [
  'correlationKeys',
  'localCorrelationKeys',
  'processVariables',
  'processVariablesLocal',
  'processVariablesToTriggeredScope',
];

/** Triggers the message subscription of one execution; executions are named by the event that they wait for. */
export function triggerMessage(name: string, execution: string, variables: VariablesInput = {}): RestStep {
  const path = `/execution/${execution}/messageSubscriptions/${name}/trigger`;
  return call('POST', path, { variables: typedVariables(variables) }, { title: `trigger ${name}` });
}

/** Signals one execution, for example a receive task without message. */
export function signalExecution(execution: string, variables: VariablesInput = {}): RestStep {
  return call('POST', `/execution/${execution}/signal`, { variables: typedVariables(variables) });
}

/** Evaluates the conditions of conditional start events. */
export function evaluateConditions(variables: VariablesInput, fields: object = {}): RestStep {
  return call(
    'POST',
    '/condition',
    { variables: typedVariables(variables), ...fields },
    { title: 'evaluate conditions' },
  );
}

/** Sets or deletes variables that are local to an execution. */
export function setLocally(execution: string, variables: VariablesInput, deletions: readonly string[] = []): RestStep {
  const body = { modifications: typedVariables(variables), deletions };
  const names = [...Object.keys(variables), ...deletions];
  return call('POST', `/execution/${execution}/localVariables`, body, { title: `set ${names} locally` });
}

/** Deletes a variable of an instance. */
export function deleteVariable(name: string, instance: string = '{{instance}}'): RestStep {
  return call('DELETE', `/process-instance/${instance}/variables/${name}`, undefined, { title: `delete ${name}` });
}

/** Locks and completes the n-th of equal-named external tasks, `a:2`; the others must not be locked. */
export function workOne(task: string, variables: VariablesInput = {}, fields: object = {}): RestStep[] {
  const activity = task.split(':')[0] ?? task;
  return [quietly(lock(task)), { ...complete(activity, variables, fields), title: `work ${task}` }];
}
