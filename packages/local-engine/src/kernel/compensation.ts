import { javaDateText } from '../calendar/java-date-text.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import { type Execution, isComposite } from './execution.ts';
import { mapInputs } from './io-mapping.ts';
import { activityInstanceIdFor, enter, executeActivity } from './operations.ts';
import { executionForFlowScope, scopeMappingOf } from './scope-mapping.ts';
import { compensationsOf, insertSubscription } from './subscriptions.ts';
import { createTimers } from './timers.ts';
import { localVariables, setVariableLocal } from './variables.ts';

/** A completed activity with a handler can be compensated as long as the scope around it lives. */
export function subscribeCompensation(execution: Execution): void {
  const activity = execution.activity as Activity;
  const handler = activity.compensationHandler;
  if (!handler || isCompensationEventSubprocess(handler)) return;
  insertSubscription(executionForFlowScope(execution, activity.flowScope), handler, 'compensate', undefined);
}

/** A completed scope in which something can be compensated leaves an execution behind that keeps its variables and subscriptions. */
export function keepEventScope(execution: Execution): void {
  const activity = execution.activity as Activity;
  const subscriptions = compensationsOf(execution);
  const handler = activity.compensationHandler;
  const hasEventSubprocess = handler !== undefined && isCompensationEventSubprocess(handler);
  if (subscriptions.length === 0 && !hasEventSubprocess) return;
  const { run } = execution;
  const scopeExecution = executionForFlowScope(execution, activity.flowScope);
  const kept = scopeExecution.createChild();
  kept.activity = activity;
  kept.activityInstanceId = activityInstanceIdFor(run, activity);
  // It enters its activity once more: inputs are read anew, timers at the boundary of the scope begin again.
  mapInputs(kept);
  createTimers(kept, activity);
  kept.isActive = false;
  kept.isEventScope = true;
  for (const { name, value } of localVariables(run.state, execution.id)) setVariableLocal(kept, name, value);
  for (const one of subscriptions) {
    insertSubscription(kept, handlerOf(execution, one), 'compensate', undefined, {
      configuration: one.configuration,
      createdAtMs: one.createdAtMs,
      order: one.order,
    });
  }
  for (const child of execution.eventScopes) child.parent = kept;
  const subscribed =
    handler && isComposite(handler) && handler.behavior.kind !== 'multiInstanceBody' ? handler : activity;
  insertSubscription(scopeExecution, subscribed, 'compensate', undefined, { configuration: kept.id });
}

/** What a compensation throw event, or a cancel end event, finds: everything up to the scope that consumes it. */
export function compensationsFor(execution: Execution, activityId?: string): readonly EventSubscriptionRecord[] {
  const mapping = scopeMappingOf(execution);
  const found: EventSubscriptionRecord[] = [];
  let scope: Scope | undefined = execution.activity?.flowScope;
  for (; scope; scope = scope.kind === 'activity' ? scope.flowScope : undefined) {
    const one = mapping.get(scope);
    if (one) found.push(...compensationsOf(one));
    if (consumesCompensation(scope)) break;
  }
  if (activityId === undefined) return found;
  const target = subscribedActivityId(execution, activityId);
  return found.filter((one) => one.activityId === target);
}

/** Starts all handlers at once, each below the throwing execution; the youngest subscription first. */
export function throwCompensation(subscriptions: readonly EventSubscriptionRecord[], execution: Execution): void {
  const { run } = execution;
  const { tables } = run.state;
  for (const one of subscriptions) {
    let compensating = one.configuration === undefined ? undefined : run.execution(one.configuration);
    if (compensating) {
      if (compensating.record.parentId !== execution.id) compensating.parent = execution;
      compensating.isEventScope = false;
    } else {
      compensating = execution.createChild();
      tables.subscriptions.update(one, { configuration: compensating.id });
    }
    compensating.isConcurrent = true;
  }
  for (const one of [...subscriptions].sort((a, b) => b.createdAtMs - a.createdAtMs)) compensate(one, execution);
}

function compensate(subscription: EventSubscriptionRecord, thrower: Execution): void {
  const { run } = thrower;
  run.state.tables.subscriptions.delete(subscription);
  const compensating = run.execution(subscription.configuration ?? '') as Execution;
  const handler = handlerOf(compensating, subscription);
  compensating.isActive = true;
  if (isComposite(compensating.activity) && compensating.parent) {
    compensating.parent.activityInstanceId = compensating.activityInstanceId;
  }
  if (handler.isScope && !handler.isForCompensation && !isCompensationEventSubprocess(handler)) {
    throwCompensation(compensationsOf(compensating), compensating);
  } else runHandler(compensating, handler, subscription);
}

function runHandler(compensating: Execution, handler: Activity, subscription: EventSubscriptionRecord): void {
  try {
    if (isCompensationEventSubprocess(handler)) {
      executeActivity(compensating, handler);
      return;
    }
    compensating.activity = handler;
    compensating.run.watch(compensating, enter);
  } catch (cause) {
    throw processEngineException(`Error while handling compensation event ${describe(subscription)}`, cause);
  }
}

function describe(subscription: EventSubscriptionRecord): string {
  const { id, executionId, processInstanceId, activityId, configuration, createdAtMs } = subscription;
  return `EventSubscriptionEntity[id=${id}, eventType=compensate, eventName=null, executionId=${executionId}, processInstanceId=${processInstanceId}, activityId=${activityId}, tenantId=null, configuration=${configuration}, revision=1, created=${javaDateText(createdAtMs)}]`;
}

function handlerOf(execution: Execution, { activityId }: EventSubscriptionRecord): Activity {
  return execution.model.activityById.get(activityId) as Activity;
}

function isCompensationEventSubprocess({ behavior }: Activity): boolean {
  if (behavior.kind !== 'eventSubProcess') return false;
  const start = behavior.start.behavior;
  return start.kind === 'eventStart' && start.event.kind === 'compensation';
}

/** Event subprocesses compensate what is around them too. */
function consumesCompensation(scope: Scope): boolean {
  return scope.kind === 'process' || scope.behavior.kind !== 'eventSubProcess';
}

function subscribedActivityId(execution: Execution, activityId: string): string {
  const activity = execution.model.activityById.get(activityId) as Activity;
  const { flowScope } = activity;
  if (flowScope.kind === 'activity' && flowScope.behavior.kind === 'multiInstanceBody') return flowScope.id;
  return activity.compensationHandler?.id ?? activityId;
}
