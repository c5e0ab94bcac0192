import { element, type Fragment, type Part, raw } from './fragment.ts';

/** Makes an external task; its topic is its id unless an attribute says otherwise. */
export function externalTask(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('serviceTask', id, [{ 'camunda:type': 'external', 'camunda:topic': id }, parts]));
}

/** Makes a service task that evaluates an expression in the engine; the result goes into `resultVariable`, if one is named. */
export function expressionTask(id: string, expression: string, ...parts: readonly Part[]): Fragment {
  return raw(element('serviceTask', id, [{ 'camunda:expression': expression }, parts]));
}

/** Makes a user task. */
export function userTask(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('userTask', id, parts));
}

/** Makes a task of another kind: `task`, `manualTask`, `sendTask`, `businessRuleTask`, `serviceTask`, `scriptTask`. */
export function taskOf(kind: string, id: string, ...parts: readonly Part[]): Fragment {
  return raw(element(kind, id, parts));
}

/** Makes a receive task that waits for a message of this name. */
export function receiveTask(id: string, messageName: string, ...parts: readonly Part[]): Fragment {
  return raw(element('receiveTask', id, [{ messageRef: `message-${messageName}` }, parts]));
}

/** Makes an embedded subprocess; an event subprocess with `{ triggeredByEvent: true }`. */
export function subProcess(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('subProcess', id, parts));
}

/** Makes an event subprocess. */
export function eventSubProcess(id: string, ...parts: readonly Part[]): Fragment {
  return subProcess(id, { triggeredByEvent: true }, ...parts);
}

/** Makes a transaction subprocess. */
export function transaction(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('transaction', id, parts));
}

/** Makes a call activity. */
export function callActivity(id: string, calledElement: string, ...parts: readonly Part[]): Fragment {
  return raw(element('callActivity', id, [{ calledElement }, parts]));
}

/** Makes an exclusive gateway; `{ default: 'g-a' }` names its default flow. */
export function exclusive(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('exclusiveGateway', id, parts));
}

/** Makes a parallel gateway. */
export function parallel(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('parallelGateway', id, parts));
}

/** Makes an inclusive gateway. */
export function inclusive(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('inclusiveGateway', id, parts));
}

/** Makes an event-based gateway. */
export function eventBased(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('eventBasedGateway', id, parts));
}
