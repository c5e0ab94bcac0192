import type { Execution } from './execution.ts';
import { removeExternalTasks } from './external-tasks.ts';
import { removeIncidentsOf } from './incidents.ts';
import { mapOutputs } from './io-mapping.ts';
import { moveActivityJobs, removeJobsOf } from './job-records.ts';
import { removeSubscriptions } from './subscriptions.ts';
import { removeUserTasks } from './user-tasks.ts';
import { clearVariables, moveVariables } from './variables.ts';

/** Makes room for one more branch: the first time, what the scope executes itself moves into a concurrent execution of its own. */
export function createConcurrent(scopeExecution: Execution): Execution {
  const children = scopeExecution.children;
  const [only] = children;
  if (!only) {
    const replacing = scopeExecution.createChild({ isConcurrent: true, isScope: false });
    takeOver(replacing, scopeExecution);
    scopeExecution.isActive = false;
    scopeExecution.activity = undefined;
  } else if (children.length === 1) {
    const concurrent = scopeExecution.createChild({ isConcurrent: true, isScope: false });
    concurrent.isActive = false;
    expand(concurrent, scopeExecution);
    only.parent = concurrent;
    scopeExecution.leaveActivityInstance();
    scopeExecution.activity = undefined;
  }
  return scopeExecution.createChild({ isConcurrent: true, isScope: false });
}

/** The last branch is none any more: its scope execution does its work again. */
export function pruneLastConcurrent(scopeExecution: Execution): boolean {
  const [last, ...others] = scopeExecution.children;
  if (!last?.isConcurrent || others.length > 0) return false;
  if (last.isScope) {
    last.isConcurrent = false;
    return true;
  }
  scopeExecution.activity = last.activity;
  scopeExecution.transition = last.transition;
  takeOver(scopeExecution, last);
  for (const child of last.allChildren) child.parent = scopeExecution;
  if (!scopeExecution.isActive && last.isActive) scopeExecution.isActive = true;
  removeExecution(last);
  return true;
}

/** Takes the execution out of the tree, with everything that hangs on it. */
export function removeExecution(execution: Execution): void {
  const { parent } = execution;
  if (parent) parent.skipIoMappings ||= execution.skipIoMappings;
  if (!execution.isRemoved) {
    if (execution.hasReplacedParent && parent) parent.replacedBy = undefined;
    execution.isActive = false;
    for (const child of execution.eventScopes) {
      destroy(child);
      removeExecution(child);
    }
    clearExecution(execution);
    removeSubscriptions(execution, 'all');
  }
  execution.isEnded = true;
  execution.isRemoved = true;
  execution.run.state.tables.executions.delete(execution.record);
}

/** Tasks, variables, jobs and incidents of an execution go, or move to what replaced it. */
export function clearExecution(execution: Execution): void {
  removeTasks(execution);
  clearVariables(execution);
  removeJobsOf(execution);
  removeIncidentsOf(execution);
}

/** Ends the scope of an execution: output mappings, then everything that it holds. */
export function destroy(execution: Execution): void {
  mapOutputs(execution);
  clearExecution(execution);
  execution.isScope = false;
  removeSubscriptions(execution, 'all-but-compensation');
}

export function removeTasks(execution: Execution): void {
  removeUserTasks(execution, 'deleted');
  removeExternalTasks(execution);
}

/** `by` does from now on what `replaced` did. */
function takeOver(by: Execution, replaced: Execution): void {
  const { tables } = by.run.state;
  by.activityInstanceId = replaced.activityInstanceId;
  by.isActive = replaced.isActive;
  by.replacedBy = undefined;
  replaced.replacedBy = by;
  by.transitionsToTake = replaced.transitionsToTake;
  replaced.leaveActivityInstance();
  for (const task of tables.userTasksByExecution.get(replaced.id)) {
    tables.userTasks.update(task, { executionId: by.id });
    for (const variable of tables.variablesByTask.get(task.id))
      tables.variables.update(variable, { executionId: by.id });
  }
  for (const task of tables.externalTasksByExecution.get(replaced.id)) {
    tables.externalTasks.update(task, { executionId: by.id });
  }
  moveActivityJobs(replaced, by);
  if (!replaced.isEnded) moveVariables(replaced, by, replaced.parent === by ? 'all' : 'concurrent-local');
}

/** A concurrent execution that comes between a scope execution and its only child takes what is local to the branch. */
function expand(concurrent: Execution, scopeExecution: Execution): void {
  moveVariables(scopeExecution, concurrent, 'concurrent-local');
}
