import type { EscalationEvent } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import type { EscalationHandlerKind } from './draft.ts';
import type { SubscriptionPlace } from './subscriptions.ts';

/** Declares what catches an escalation in a scope; two of a kind that could catch the same one are refused. */
export function declareEscalationHandler(
  { problems }: Compilation,
  event: EscalationEvent,
  kind: EscalationHandlerKind,
  place: SubscriptionPlace,
): void {
  const handlers = place.scope.escalationHandlers[kind];
  const { code } = event;
  // Most handlers exclude no other; those are not compared one by one.
  const mayConflict = code === undefined || handlers.codes.has(undefined) || handlers.codes.has(code);
  for (const other of mayConflict ? handlers.inOrder : []) {
    const message = conflictOf(other, code, kind);
    if (message !== undefined) problems.error(message, place.element, place.activityId);
  }
  handlers.inOrder.push(code);
  handlers.codes.add(code);
}

function conflictOf(
  first: string | undefined,
  second: string | undefined,
  kind: EscalationHandlerKind,
): string | undefined {
  const singular = kind === 'subprocess' ? 'escalation event subprocess' : 'escalation boundary event';
  const plural = kind === 'subprocess' ? 'escalation event subprocesses' : 'escalation boundary events';
  if (first === undefined && second === undefined) {
    return `The same scope can not contains more than one ${singular} without escalation code. An ${singular} without escalation code catch all escalation events.`;
  }
  if (first === undefined || second === undefined) {
    return `The same scope can not contains an ${singular} without escalation code and another one with escalation code. The ${singular} without escalation code catch all escalation events.`;
  }
  if (first !== second) return undefined;
  return `multiple ${plural} with the same escalationCode '${second}' are not supported on same scope`;
}
