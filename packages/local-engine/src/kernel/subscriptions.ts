import type { Activity, Scope } from '../model/process-model.ts';
import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, textOf } from './expressions.ts';

/** What a scope listens to while it is open: its own event, its boundary events, its event subprocesses. */
export function subscribe(execution: Execution, scope: Scope): void {
  if (scope.kind === 'activity') subscribeTo(execution, scope);
  for (const activity of scope.eventActivities) subscribeTo(execution, activity);
}

/** What one activity listens to. */
export function subscribeTo(execution: Execution, activity: Activity): void {
  const { behavior } = activity;
  if (
    behavior.kind === 'boundary' ||
    behavior.kind === 'catch' ||
    behavior.kind === 'receiveTask' ||
    behavior.kind === 'eventStart'
  ) {
    const { event } = behavior;
    if (event?.kind === 'message' || event?.kind === 'signal') {
      insertSubscription(execution, activity, event.kind, textOf(event.name.evaluate(expressionScopeOf(execution))));
    } else if (event?.kind === 'conditional') insertSubscription(execution, activity, 'conditional', undefined);
  }
}

export function insertSubscription(
  execution: Execution,
  activity: Activity,
  eventType: EventSubscriptionRecord['eventType'],
  eventName: string | undefined,
  more: { readonly configuration?: string | undefined; readonly createdAtMs?: number; readonly order?: number } = {},
): EventSubscriptionRecord {
  const { state } = execution.run;
  return state.tables.subscriptions.insert({
    id: state.nextId(),
    eventType,
    eventName,
    activityId: activity.id,
    executionId: execution.id,
    processInstanceId: execution.record.processInstanceId,
    definitionId: execution.record.definitionId,
    createdAtMs: more.createdAtMs ?? state.clock.now(),
    configuration: more.configuration,
    order: more.order ?? state.nextOrder(),
  });
}

/** When an execution goes, its subscriptions go along, or on to the execution that replaced it. */
export function removeSubscriptions(execution: Execution, which: 'all' | 'all-but-compensation'): void {
  const { subscriptions, subscriptionsByExecution } = execution.run.state.tables;
  for (const subscription of subscriptionsByExecution.get(execution.id)) {
    if (which === 'all-but-compensation' && subscription.eventType === 'compensate') continue;
    if (which === 'all' && execution.replacedBy) {
      subscriptions.update(subscription, { executionId: execution.replacedBy.id });
    } else subscriptions.delete(subscription);
  }
}

export function compensationsOf(execution: Execution): readonly EventSubscriptionRecord[] {
  const { subscriptionsByExecution } = execution.run.state.tables;
  return subscriptionsByExecution.get(execution.id).filter(({ eventType }) => eventType === 'compensate');
}
