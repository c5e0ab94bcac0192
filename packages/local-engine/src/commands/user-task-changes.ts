import type { UserTaskRecord } from '../records/runtime-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { notFound, nullValue } from './refusals.ts';

/** What a user may change of a task; history follows. */
export type UserTaskContent = Pick<
  UserTaskRecord,
  'name' | 'description' | 'assignee' | 'owner' | 'delegationState' | 'priority' | 'dueAtMs' | 'followUpAtMs'
>;

/** A change of some of it, or of the candidates. */
export type UserTaskChange = Partial<UserTaskContent & Pick<UserTaskRecord, 'candidateUsers' | 'candidateGroups'>>;

/** Some calls of the engine take an unknown task for the user's mistake (400), others for a failure (500). @throws EngineError */
export function findUserTask(state: EngineState, id: string, absent: '400' | '500' = '500'): UserTaskRecord {
  const task = state.tables.userTasks.get(id);
  if (task !== undefined) return task;
  const message = `Cannot find task with id ${id}: task is null`;
  throw absent === '400' ? notFound(message) : nullValue(message);
}

/** @throws EngineError 400 */
export function requireActiveTask(task: UserTaskRecord): void {
  if (!task.suspended) return;
  const message = `ENGINE-03043 task with id '${task.id}' is suspended.`;
  throw new EngineError(400, 'SuspendedEntityInteractionException', message);
}

/** Changes a task and what history tells of it. The task counts as updated also when the change is the state that it has already. */
export function changeUserTask(state: EngineState, task: UserTaskRecord, change: UserTaskChange): void {
  const { tables } = state;
  const updated = { ...change, lastUpdatedAtMs: state.clock.now() };
  tables.userTasks.update(task, updated);
  const { candidateUsers: _users, candidateGroups: _groups, delegationState: _state, ...told } = updated;
  const historic = tables.historicTasks.get(task.id);
  if (historic !== undefined) tables.historicTasks.update(historic, told);
  if (!('assignee' in change)) return;
  const activity = tables.historicActivities.get(task.activityInstanceId);
  if (activity !== undefined) tables.historicActivities.update(activity, { assignee: change.assignee });
}
