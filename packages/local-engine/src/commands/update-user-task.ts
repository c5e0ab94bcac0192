import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { changeUserTask, requireActiveTask, type UserTaskContent } from './user-task-changes.ts';

/** Replaces what a user may change of a task: what is left out is taken away. The content is read when the task is found. */
export function updateUserTask(state: EngineState, id: string, readContent: () => UserTaskContent): void {
  const task = state.tables.userTasks.get(id);
  if (task === undefined) {
    throw new EngineError(404, 'InvalidRequestException', `No matching task with id ${id}`, { code: null });
  }
  const content = readContent();
  requireActiveTask(task);
  changeUserTask(state, task, content);
}
