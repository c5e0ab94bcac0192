import type { Variables } from '../kernel/variables.ts';
import type { EngineState } from '../state/engine-state.ts';
import { setTaskVariables } from './set-task-variables.ts';
import { changeUserTask, findUserTask, requireActiveTask } from './user-task-changes.ts';

/** Gives a task back to its owner. It stays open. */
export function resolveUserTask(state: EngineState, id: string, variables: Variables | undefined): void {
  const task = findUserTask(state, id);
  if (variables !== undefined) setTaskVariables(state, id, variables, { local: false });
  requireActiveTask(task);
  changeUserTask(state, task, { delegationState: 'RESOLVED', assignee: task.owner });
}
