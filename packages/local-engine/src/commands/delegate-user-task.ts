import type { EngineState } from '../state/engine-state.ts';
import { changeUserTask, findUserTask, requireActiveTask } from './user-task-changes.ts';

/** Hands a task to a user who gives it back by resolving it. Whoever had it becomes its owner, unless it has one. */
export function delegateUserTask(state: EngineState, id: string, userId: string | undefined): void {
  const task = findUserTask(state, id);
  requireActiveTask(task);
  changeUserTask(state, task, {
    delegationState: 'PENDING',
    owner: task.owner ?? task.assignee,
    assignee: userId,
  });
}
