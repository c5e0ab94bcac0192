import type { Activity } from '../model/process-model.ts';
import { type Execution, isComposite, throwsCompensation } from './execution.ts';
import { recordActivityEnded, recordInstanceEnded } from './history.ts';
import { removeActivityJobs, removeJobsOf } from './job-records.ts';
import { removeSubscriptions } from './subscriptions.ts';
import { refuseSuspended } from './suspension.ts';
import { destroy, removeExecution, removeTasks } from './tree.ts';
import { removeUserTasks } from './user-tasks.ts';

export interface Deletion {
  readonly reason: string | undefined;
  readonly skipIoMappings?: boolean;
  readonly skipSubprocesses?: boolean;
  /** By an API call, not by what happens inside. */
  readonly isExternal?: boolean;
}

/** Deletes an execution and everything below it, leaves first. */
export function deleteCascade(execution: Execution, deletion: Deletion): void {
  execution.deleteReason = deletion.reason;
  execution.isDeleteRoot = true;
  execution.isEnded = true;
  markForDeletion(execution, deletion);
  while (!execution.isRemoved) {
    const leaf = firstLeaf(execution);
    markForDeletion(leaf, deletion);
    deleteCalled(leaf, deletion);
    leaf.run.watch(leaf, () => deleteLeaf(leaf, execution));
  }
}

/** Ends what goes on inside a scope and keeps the scope. */
export function interrupt(execution: Execution, reason: string, deletion: Omit<Deletion, 'reason'> = {}): void {
  const whole = { ...deletion, reason };
  if (execution.preservesScope) removeActivityJobs(execution);
  else {
    removeJobsOf(execution);
    removeSubscriptions(execution, 'all-but-compensation');
  }
  removeUserTasks(execution, reason);
  execution.skipIoMappings = deletion.skipIoMappings ?? false;
  deleteCalled(execution, whole);
  for (const child of execution.children) {
    deleteCalled(child, whole);
    deleteCascade(child, whole);
  }
  const isAtActivity = (execution.isActive || deletion.isExternal === true) && execution.activity !== undefined;
  if (!isAtActivity) return;
  if (execution.phase !== 'ending') {
    refuseSuspended(execution);
    execution.phase = 'canceled';
    recordActivityEnded(execution);
  }
  execution.phase = 'default';
}

function markForDeletion(execution: Execution, deletion: Deletion): void {
  execution.skipIoMappings = deletion.skipIoMappings ?? execution.skipIoMappings;
  execution.skipSubprocesses = deletion.skipSubprocesses ?? false;
  execution.isExternallyTerminated = deletion.isExternal ?? false;
}

function deleteCalled(execution: Execution, deletion: Deletion): void {
  const called = execution.calledInstance;
  if (!called) return;
  if (!deletion.skipSubprocesses) execution.deletedCalledId = called.id;
  if (!deletion.skipSubprocesses) {
    deleteCascade(called, deletion);
    return;
  }
  const { executions, historicInstances } = execution.run.state.tables;
  executions.update(called.record, { superExecutionId: undefined });
  const historic = historicInstances.get(called.id);
  if (historic) historicInstances.update(historic, { superProcessInstanceId: undefined });
}

function firstLeaf(execution: Execution): Execution {
  const [first] = execution.allChildren;
  return first ? firstLeaf(first) : execution;
}

/** One step: the end of an activity instance, or of the execution itself. */
function deleteLeaf(leaf: Execution, deleteRoot: Execution): void {
  leaf.phase = 'canceled';
  endCanceled(leaf);
  const { activity, parent } = leaf;
  const isPlainHandler = activity?.isForCompensation === true && !activity.isScope;
  const isInsideScope = activity !== undefined && (!activity.isScope || leaf.activityInstanceId === undefined);
  if (leaf.isScope && isInsideScope && !isPlainHandler) {
    // It executed something that is no scope: that is over, the scope that it stands for is next.
    removeTasks(leaf);
    leaf.leaveActivityInstance();
    leaf.activity = outerActivity(activity);
    return;
  }
  if (leaf.isScope) destroy(leaf);
  removeExecution(leaf);
  if (leaf !== deleteRoot && parent) handOn(parent, activity, deleteRoot);
}

function handOn(parent: Execution, activity: Activity | undefined, deleteRoot: Execution): void {
  let above: Execution | undefined = parent;
  if (!parent.isScope && parent.allChildren.length === 0) {
    above = parent.parent;
    removeExecution(parent);
    if (parent === deleteRoot) return;
  }
  if (above && above.activity === undefined && activity) above.activity = outerActivity(activity);
}

function endCanceled(execution: Execution): void {
  const { activity, parent } = execution;
  if (parent && execution.isScope && activity?.isScope && (isComposite(activity) || throwsCompensation(activity))) {
    execution.activityInstanceId = parent.activityInstanceId;
    parent.leaveActivityInstance();
  }
  if (activity) {
    if (execution.activityInstanceId !== undefined) recordActivityEnded(execution);
  } else if (execution.isRoot || (execution.activityInstanceId !== undefined && isOutsideActivities(execution))) {
    recordInstanceEnded(execution);
  }
}

/** What waits behind an ending scope with asyncAfter is nowhere: the engine then writes the end of the instance into history, however it goes on. */
function isOutsideActivities(execution: Execution): boolean {
  for (let at: Execution | undefined = execution; at; at = at.parent) if (at.activity) return false;
  return true;
}

function outerActivity({ flowScope }: Activity): Activity | undefined {
  return flowScope.kind === 'activity' ? flowScope : undefined;
}
