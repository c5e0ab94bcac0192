import type { XmlElement } from '@stepwright/model/xml';
import type { MessageEvent, SignalEvent } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import type { ScopeDraft } from './draft.ts';

/** Where a subscription is declared: the scope that waits, the element to blame and the activity that is triggered. */
export interface SubscriptionPlace {
  readonly scope: ScopeDraft;
  readonly element: XmlElement;
  readonly activityId: string | undefined;
  /** @default false */
  readonly startsProcess?: boolean;
}

export function declareMessage(
  { problems }: Compilation,
  event: MessageEvent & { readonly hasName: boolean },
  place: SubscriptionPlace,
): void {
  if (!event.hasName) {
    const message = 'Cannot have a message event subscription with an empty or missing name';
    problems.error(message, place.element, place.activityId);
  }
  if (declare('message', event.name.text, place)) return;
  const message = `Cannot have more than one message event subscription with name '${event.name.text}' for scope '${place.scope.id ?? 'null'}'`;
  problems.error(message, place.element, place.activityId);
}

export function declareSignal({ problems }: Compilation, event: SignalEvent, place: SubscriptionPlace): void {
  if (declare('signal', event.name.text, place)) return;
  const message = `Cannot have more than one signal event subscription with name '${event.name.text}' for scope '${place.scope.id ?? 'null'}'`;
  problems.error(message, place.element, place.activityId);
}

/** Conditions may repeat, except among the conditional start events of a process. */
export function declareCondition({ problems }: Compilation, text: string, place: SubscriptionPlace): void {
  if (declare('conditional', text, place) || !place.startsProcess) return;
  const message = `Cannot have more than one conditional event subscription with the same condition '${text}'`;
  problems.error(message, place.element, place.activityId);
}

/** Whether it is the first of its kind, name and purpose in its scope. */
function declare(kind: string, text: string, { scope, startsProcess = false }: SubscriptionPlace): boolean {
  const key = `${kind} ${startsProcess} ${text}`;
  if (scope.subscriptions.has(key)) return false;
  scope.subscriptions.add(key);
  return true;
}
