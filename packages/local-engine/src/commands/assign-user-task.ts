import type { EngineState } from '../state/engine-state.ts';
import { changeUserTask, findUserTask, requireActiveTask } from './user-task-changes.ts';

/** Gives a task to a user, or to nobody, whoever has it. */
export function assignUserTask(state: EngineState, id: string, userId: string | undefined): void {
  const task = findUserTask(state, id, '400');
  requireActiveTask(task);
  changeUserTask(state, task, { assignee: userId });
}
