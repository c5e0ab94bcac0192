import type { UserTaskRecord } from '../../records/runtime-records.ts';
import { shownTime } from './time.ts';

/** An open user task. */
export function taskShape(task: UserTaskRecord): object {
  return {
    id: task.id,
    name: task.name ?? null,
    assignee: task.assignee ?? null,
    created: shownTime(task.createdAtMs),
    due: shownTime(task.dueAtMs),
    followUp: shownTime(task.followUpAtMs),
    lastUpdated: shownTime(task.lastUpdatedAtMs),
    delegationState: task.delegationState ?? null,
    description: task.description ?? null,
    executionId: task.executionId,
    owner: task.owner ?? null,
    parentTaskId: null,
    priority: task.priority,
    processDefinitionId: task.definitionId,
    processInstanceId: task.processInstanceId,
    taskDefinitionKey: task.taskDefinitionKey,
    caseExecutionId: null,
    caseInstanceId: null,
    caseDefinitionId: null,
    suspended: task.suspended,
    formKey: task.formKey ?? null,
    camundaFormRef: null,
    tenantId: null,
    taskState: openTaskState(task),
  };
}

/** `Updated` from the first change on, in history too. */
export function openTaskState({ lastUpdatedAtMs }: { readonly lastUpdatedAtMs: number | undefined }): string {
  return lastUpdatedAtMs === undefined ? 'Created' : 'Updated';
}

/** Who may do a task and who does it: one link a user or group. */
export function identityLinkShapes(task: UserTaskRecord): readonly object[] {
  const link = (userId: string | null, groupId: string | null, type: string): object => ({ userId, groupId, type });
  return [
    ...task.candidateUsers.map((user) => link(user, null, 'candidate')),
    ...task.candidateGroups.map((group) => link(null, group, 'candidate')),
    ...(task.assignee === undefined ? [] : [link(task.assignee, null, 'assignee')]),
    ...(task.owner === undefined ? [] : [link(task.owner, null, 'owner')]),
  ];
}
