import { type Execution, isComposite } from './execution.ts';

/*
 * Conditional events look at variables between two operations, not in their midst. What they start may take the place of the operation that
 * was to come next: it goes on only when the execution is still where it was.
 */

/** Where an execution was, to see later whether an event moved it. */
export interface Place {
  readonly activityId: string | undefined;
  readonly activityInstanceId: string | undefined;
}

export function placeOf(execution: Execution): Place {
  return { activityId: execution.record.activityId, activityInstanceId: instanceIdOf(execution) };
}

/** Whether the execution, or what replaced it, is where it was. */
export function isStillAt(execution: Execution, before: Place): boolean {
  const current = execution.replacedBy ?? execution;
  return !current.isCanceled && isSamePlace(before, placeOf(current));
}

/** Shows the changes of variables to the conditions, then goes on, unless a condition took the execution elsewhere. */
export function dispatchDelayed(execution: Execution, next?: (execution: Execution) => void): void {
  const { run } = execution;
  const { processInstanceId } = execution.record;
  if (!run.hasDelayed(processInstanceId)) {
    if (!execution.isCanceled) next?.(execution);
    return;
  }
  const before = placeOf(execution);
  dispatchAll(execution);
  if (isStillAt(execution, before)) next?.(execution.replacedBy ?? execution);
}

function dispatchAll(execution: Execution): void {
  const { run } = execution;
  const events = run.takeDelayed(execution.record.processInstanceId);
  const places = new Map(events.map(({ target }) => [target, placeOf(target)]));
  for (const { target, event } of events) {
    const before = places.get(target) as Place;
    const replaced = target.replacedBy ?? target;
    const isThere =
      isSamePlace(before, placeOf(target)) || (target !== replaced && isSamePlace(before, placeOf(replaced)));
    if (isThere && mayDispatchOn(target)) run.ports.evaluateConditions(target, event);
  }
}

/** A scope that is being entered or left does not react. */
function mayDispatchOn({ activity, phase }: Execution): boolean {
  return !activity?.isScope || phase === 'default';
}

function isSamePlace(before: Place, now: Place): boolean {
  if (before.activityInstanceId !== now.activityInstanceId) return false;
  return (
    before.activityId === now.activityId || (before.activityInstanceId !== undefined && before.activityId === undefined)
  );
}

function instanceIdOf(execution: Execution): string | undefined {
  if (execution.isConcurrent) return execution.activityInstanceId;
  const { activity } = execution;
  const isLeaf = activity !== undefined && !isComposite(activity);
  return isLeaf ? execution.activityInstanceId : execution.parentActivityInstanceId;
}
