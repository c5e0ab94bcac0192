import type { ConditionalEvent } from '../model/event-definition.ts';
import { type Activity, eventOf } from '../model/process-model.ts';
import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, isTrue } from './expressions.ts';
import { executeEventHandler, isAfterEventGateway, leave } from './operations.ts';
import { executionForScope } from './scope-mapping.ts';
import type { VariableEvent } from './variable-event.ts';
import { setVariables, setVariablesLocal, type Variables } from './variables.ts';

/** What a message or signal brings. */
export interface EventPayload {
  readonly variables?: Variables | undefined;
  readonly variablesLocal?: Variables | undefined;
  /** Local to the scope that the event starts. */
  readonly variablesToTriggeredScope?: Variables | undefined;
}

/** An execution gets the message or signal that it waits for. */
export function receiveEvent(execution: Execution, subscription: EventSubscriptionRecord, payload: EventPayload): void {
  const activity = execution.model.activityById.get(subscription.activityId) as Activity;
  setVariables(execution, payload.variables);
  setVariablesLocal(execution, payload.variablesLocal);
  if (payload.variablesToTriggeredScope) {
    if (activity.type === 'intermediateMessageCatch') setVariablesLocal(execution, payload.variablesToTriggeredScope);
    else execution.root.payloadForTriggeredScope = payload.variablesToTriggeredScope;
  }
  if (activity === execution.activity) execution.run.ports.behaviorOf(activity).signal?.(execution);
  else triggerHandler(execution, activity);
}

/** Executes a boundary event, an event subprocess by its start event, or a catching event behind an event-based gateway. */
export function triggerHandler(execution: Execution, activity: Activity): void {
  const isStart = activity.behavior.kind === 'eventStart' && activity.flowScope.kind === 'activity';
  const handler = isStart ? (activity.flowScope as Activity) : activity;
  executeEventHandler(execution, handler, (target) =>
    executionForScope(execution, target.eventScope, target.flowScope),
  );
}

/** Looks at the conditions of an execution and of everything below it, because of a change or because a scope was entered. */
export function evaluateConditions(execution: Execution, event: VariableEvent | undefined): void {
  const { tables } = execution.run.state;
  const listening: Execution[] = [];
  collectListening(execution, listening);
  for (const one of listening) {
    // A handler that interrupts the scope does not keep the others of this scope from their turn.
    for (const subscription of tables.subscriptionsByExecution.get(one.id)) {
      if (subscription.eventType === 'conditional') evaluateCondition(one, subscription, event);
    }
  }
}

/** False while a variable of the condition does not exist. */
export function isConditionMet(event: ConditionalEvent, execution: Execution): boolean {
  return isTrue(event.condition, expressionScopeOf(execution));
}

function collectListening(execution: Execution, found: Execution[]): void {
  const hasSubscriptions = execution.run.state.tables.subscriptionsByExecution.count(execution.id) > 0;
  if (hasSubscriptions && (execution.phase === 'default' || !execution.activity?.isScope)) found.push(execution);
  for (const child of execution.allChildren) collectListening(child, found);
}

function evaluateCondition(
  execution: Execution,
  subscription: EventSubscriptionRecord,
  event: VariableEvent | undefined,
): void {
  const activity = execution.model.activityById.get(subscription.activityId) as Activity;
  const definition = eventOf(activity);
  if (definition?.kind !== 'conditional' || execution.isEnded || execution.isRemoved) return;
  const isCatch = activity.behavior.kind === 'catch';
  if (!execution.isScope || (isCatch && (event === undefined || !execution.isActive))) return;
  if (event && !concerns(definition, event)) return;
  if (!isConditionMet(definition, execution)) return;
  if (isCatch && !isAfterEventGateway(activity)) leave(execution);
  else triggerHandler(execution, activity);
}

function concerns({ variableName, variableEvents }: ConditionalEvent, event: VariableEvent): boolean {
  if (variableName !== undefined && variableName !== event.variableName) return false;
  return variableEvents === undefined || variableEvents.includes(event.kind);
}
