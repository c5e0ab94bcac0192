import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { changeUserTask, findUserTask, requireActiveTask } from './user-task-changes.ts';

/** Assigns a task that nobody has; without a user it takes the task from whoever has it. May run twice for one user. */
export function claimUserTask(state: EngineState, id: string, userId: string | undefined): void {
  const task = findUserTask(state, id);
  if (userId !== undefined && task.assignee !== undefined) {
    if (task.assignee === userId) {
      changeUserTask(state, task, {});
      return;
    }
    const message = `Task '${id}' is already claimed by someone else.`;
    throw new EngineError(500, 'TaskAlreadyClaimedException', message);
  }
  requireActiveTask(task);
  changeUserTask(state, task, { assignee: userId });
}
