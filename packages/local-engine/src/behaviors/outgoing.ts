import { subscribeCompensation } from '../kernel/compensation.ts';
import { type Execution, throwsCompensation } from '../kernel/execution.ts';
import { isFulfilled } from '../kernel/expressions.ts';
import { recordActivityEnded } from '../kernel/history.ts';
import { end, leaveBy } from '../kernel/operations.ts';
import { removeExecution } from '../kernel/tree.ts';
import type { Activity, Transition } from '../model/process-model.ts';
import { type EngineError, processEngineException } from '../state/engine-error.ts';

/** How most activities are left: what was done may be compensated from now on; all flows whose condition holds are taken. */
export function leaveByDefault(execution: Execution): void {
  subscribeCompensation(execution);
  const activity = execution.activity as Activity;
  const taken = flowsToTake(execution, activity.defaultFlow);
  const [only] = taken;
  if (only) leaveBy(execution, taken, taken.length === 1 ? [] : [execution]);
  else if (activity.isForCompensation && isCompensating(execution)) endCompensation(execution);
  else end(execution, true);
}

/** The flows whose condition holds, else the default flow. None only when there is no flow at all. */
export function flowsToTake(execution: Execution, defaultFlow: Transition | undefined): readonly Transition[] {
  const { outgoing, id, missingDefaultFlowId } = execution.activity as Activity;
  const taken = fulfilledFlows(execution, defaultFlow);
  if (taken.length > 0) return taken;
  if (defaultFlow) return [defaultFlow];
  if (missingDefaultFlowId !== undefined) throw missingDefaultFlow(id, missingDefaultFlowId);
  if (outgoing.length === 0) return [];
  throw processEngineException(
    `ENGINE-02006 No conditional sequence flow leaving the Flow Node '${id}' could be selected for continuing the process.`,
  );
}

/** What a default flow that does not leave the activity leads to, as soon as it is needed. */
export function missingDefaultFlow(id: string, flowId: string): EngineError {
  return processEngineException(
    `ENGINE-02005 Default sequence flow '${flowId}' for element with id '${id}' could not be not found.`,
  );
}

/** The flows but the default one whose condition holds, or that have none. */
export function fulfilledFlows(execution: Execution, defaultFlow: Transition | undefined): readonly Transition[] {
  const { outgoing } = execution.activity as Activity;
  return outgoing.filter(
    (flow) => flow !== defaultFlow && (flow.condition === undefined || isFulfilled(flow.condition, execution)),
  );
}

function isCompensating(execution: Execution): boolean {
  for (let at = execution.parent; at; at = at.parent) if (throwsCompensation(at.activity)) return true;
  return false;
}

/** A compensation handler is done: its execution goes, and who threw the compensation hears of it. */
function endCompensation(execution: Execution): void {
  const { parent, activity, run } = execution;
  if (execution.activityInstanceId !== undefined) recordActivityEnded(execution);
  removeExecution(execution);
  if (!parent || !activity) return;
  if (parent.activity === undefined && activity.flowScope.kind === 'activity') parent.activity = activity.flowScope;
  run.ports.behaviorOf(parent.activity as Activity).compensationDone?.(parent);
}

/** A scope whose own compensation is carried out inside: done when no handler is left. */
export function scopeCompensationDone(execution: Execution): void {
  const { parent, run } = execution;
  if (execution.children.length > 0 || !parent) return;
  removeExecution(execution);
  run.ports.behaviorOf(parent.activity as Activity).compensationDone?.(parent);
}
