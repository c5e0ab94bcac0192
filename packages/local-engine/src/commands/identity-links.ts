import type { UserTaskRecord } from '../records/runtime-records.ts';
import { notSupported } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest, nullValue } from './refusals.ts';
import { changeUserTask, findUserTask, requireActiveTask } from './user-task-changes.ts';

/** Who has to do with a task, and how. Either a user or a group. */
export interface IdentityLink {
  readonly userId: string | undefined;
  readonly groupId: string | undefined;
  /** `assignee`, `owner` or `candidate`. */
  readonly type: string | undefined;
}

/** Adds a link; an assignee or owner replaces the one before. */
export function addIdentityLink(state: EngineState, id: string, link: IdentityLink): void {
  checkLink(link);
  if (link.type === undefined) throw notSupported('an identity link without a type');
  const task = findUserTask(state, id, '400');
  requireActiveTask(task);
  const { userId, groupId } = link;
  if (link.type === 'assignee') changeUserTask(state, task, { assignee: userId });
  else if (link.type === 'owner') changeUserTask(state, task, { owner: userId });
  else if (userId !== undefined) changeUserTask(state, task, { candidateUsers: [...task.candidateUsers, userId] });
  else if (groupId !== undefined) changeUserTask(state, task, { candidateGroups: [...task.candidateGroups, groupId] });
}

/** Removes a link. For the assignee and the owner the engine does not look who it is. */
export function removeIdentityLink(state: EngineState, id: string, link: IdentityLink): void {
  checkLink(link);
  if (link.type === undefined) throw nullValue('type is required when adding a new task identity link: type is null');
  const task = findUserTask(state, id);
  requireActiveTask(task);
  if (link.type === 'assignee') changeUserTask(state, task, { assignee: undefined });
  else if (link.type === 'owner') changeUserTask(state, task, { owner: undefined });
  else changeUserTask(state, task, withoutCandidate(task, link));
}

function withoutCandidate(
  { candidateUsers, candidateGroups }: UserTaskRecord,
  { userId, groupId }: IdentityLink,
): Pick<UserTaskRecord, 'candidateUsers' | 'candidateGroups'> {
  return {
    candidateUsers: candidateUsers.filter((user) => user !== userId),
    candidateGroups: candidateGroups.filter((group) => group !== groupId),
  };
}

function checkLink({ type, groupId }: IdentityLink): void {
  if (type === 'assignee' && groupId !== undefined) {
    throw badUserRequest('Incompatible usage: cannot use ASSIGNEE together with a groupId');
  }
  if (type !== undefined && !['assignee', 'owner', 'candidate'].includes(type)) {
    throw notSupported(`identity links of type ${JSON.stringify(type)}`);
  }
}
