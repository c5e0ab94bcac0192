import { compensationsFor, throwCompensation } from '../kernel/compensation.ts';
import { propagateError, propagateEscalation } from '../kernel/errors.ts';
import { isConditionMet } from '../kernel/events.ts';
import type { Execution } from '../kernel/execution.ts';
import { expressionScopeOf, optionalText, textOf } from '../kernel/expressions.ts';
import { mapCall } from '../kernel/io-mapping.ts';
import { end, executeActivity, isAfterEventGateway, leave } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import { executionForFlowScope } from '../kernel/scope-mapping.ts';
import { broadcastSignal } from '../kernel/signals.ts';
import type { CompensationEvent, ErrorEvent, EscalationEvent, SignalEvent } from '../model/event-definition.ts';
import { type Activity, eventOf } from '../model/process-model.ts';
import { processEngineException } from '../state/engine-error.ts';
import { leaveByDefault } from './outgoing.ts';

/** Start events, boundary events, none events: what happened has happened, the path goes on. */
export const passThrough: ActivityBehavior = { execute: leave, leave: leaveByDefault };

/** Waits until its event comes; behind an event-based gateway it has come already. */
export const catchEvent: ActivityBehavior = {
  execute(execution) {
    const activity = execution.activity as Activity;
    const event = eventOf(activity);
    const isThere = event?.kind === 'conditional' && isConditionMet(event, execution);
    if (isAfterEventGateway(activity) || isThere) leave(execution);
  },
  signal: leave,
  leave: leaveByDefault,
};

/** Ends everything in its scope: that was done when it was reached. */
export const terminateEnd: ActivityBehavior = { execute: (execution) => end(execution, true), leave: leaveByDefault };

export const throwEvent: ActivityBehavior = {
  execute(execution) {
    const event = eventOf(execution.activity as Activity);
    switch (event?.kind) {
      case 'signal':
        return throwSignalEvent(execution, event);
      case 'error':
        return throwError(execution, event);
      case 'escalation':
        return throwEscalation(execution, event);
      case 'compensation':
        return compensate(execution, event);
      default:
        cancelBoundaryOf(execution.activity as Activity);
        return compensate(execution, undefined);
    }
  },
  compensationDone(execution) {
    const isCancel = eventOf(execution.activity as Activity)?.kind === 'cancel';
    const waiting = isCancel ? execution.allChildren : execution.children;
    if (waiting.length === 0) leave(execution);
  },
  leave(execution) {
    if (eventOf(execution.activity as Activity)?.kind === 'cancel') leaveTransaction(execution);
    else leaveByDefault(execution);
  },
};

function throwSignalEvent(execution: Execution, event: SignalEvent): void {
  const scope = expressionScopeOf(execution);
  const key = event.mappings.find((mapping) => mapping.kind === 'businessKey');
  broadcastSignal(execution.run, {
    name: textOf(event.name.evaluate(scope)),
    variables: mapCall(event.mappings, execution),
    businessKey: optionalText(key?.kind === 'businessKey' ? key.expression : undefined, scope),
    isAsync: event.async,
  });
  leave(execution);
}

function throwError(execution: Execution, event: ErrorEvent): void {
  propagateError(execution, event.code ?? '', optionalText(event.messageText, expressionScopeOf(execution)));
}

/** The thrower goes on, unless the handler interrupts it. A handler beside it may have made the thrower one of several executions. */
function throwEscalation(execution: Execution, event: EscalationEvent): void {
  const handler = propagateEscalation(execution, event.code ?? '');
  if (!handler?.isInterrupting) leave(execution.replacedBy ?? execution);
}

function compensate(execution: Execution, event: CompensationEvent | undefined): void {
  const subscriptions = compensationsFor(execution, event?.activityId);
  if (subscriptions.length === 0) leave(execution);
  else throwCompensation(subscriptions, execution);
}

/** The compensated transaction is left by its cancel boundary event. */
function leaveTransaction(execution: Execution): void {
  const boundary = cancelBoundaryOf(execution.activity as Activity);
  executeActivity(executionForFlowScope(execution, boundary.eventScope), boundary);
}

/** Of the transaction that a cancel end event is in; missing is noticed only when the event is reached, as in the engine. */
function cancelBoundaryOf(cancelEnd: Activity): Activity {
  const transaction = cancelEnd.flowScope as Activity;
  const around = transaction.flowScope;
  const attached = [...transaction.eventActivities, ...(around.kind === 'activity' ? around.eventActivities : [])];
  const boundary = attached.find(({ behavior }) => behavior.kind === 'boundary' && behavior.event.kind === 'cancel');
  if (boundary) return boundary;
  throw processEngineException(
    `Could not find cancel boundary event for cancel end event Activity(${cancelEnd.id}): cancelBoundaryEvent is null`,
  );
}
