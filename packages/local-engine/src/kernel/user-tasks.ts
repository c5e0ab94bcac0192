import type { UserTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Execution } from './execution.ts';
import { recordTaskEnded } from './history.ts';

/** The user tasks of an execution that ends before they are done; they go along when the execution is replaced by its parent. */
export function removeUserTasks(execution: Execution, reason: string): void {
  const { state } = execution.run;
  for (const task of state.tables.userTasksByExecution.get(execution.id)) {
    if (execution.isReplacedByParent && execution.replacedBy) {
      state.tables.userTasks.update(task, { executionId: execution.replacedBy.id });
    } else deleteUserTask(state, task, reason);
  }
}

/** Takes a task away with its local variables. */
export function deleteUserTask(state: EngineState, task: UserTaskRecord, reason: string): void {
  const { tables } = state;
  for (const variable of tables.variablesByTask.get(task.id)) tables.variables.delete(variable);
  tables.userTasks.delete(task);
  recordTaskEnded(state, task, reason);
}
