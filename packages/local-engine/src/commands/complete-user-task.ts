import type { Execution } from '../kernel/execution.ts';
import { suspended } from '../kernel/suspension.ts';
import { deleteUserTask } from '../kernel/user-tasks.ts';
import { setVariables, type Variables } from '../kernel/variables.ts';
import type { Activity } from '../model/process-model.ts';
import type { UserTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { nullValue } from './refusals.ts';
import { startRun } from './start-run.ts';

/** Completes a user task; its assignee or a pending delegation does not matter. */
export function completeUserTask(
  state: EngineState,
  id: string,
  input: { readonly variables?: Variables | undefined },
): void {
  const task = findUserTask(state, id);
  const execution = startRun(state).execution(task.executionId) as Execution;
  setVariables(execution, input.variables);
  if (task.suspended) throw suspended('task', id);
  deleteUserTask(state, task, 'completed');
  execution.run.ports.behaviorOf(execution.activity as Activity).signal?.(execution);
}

export function findUserTask(state: EngineState, id: string): UserTaskRecord {
  const task = state.tables.userTasks.get(id);
  if (!task) throw nullValue(`Cannot find task with id ${id}: task is null`);
  return task;
}
