import type { HistoricProcessInstanceRecord, HistoricTaskRecord } from '../records/history-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { definitionOf, inIndex, inTable } from './definition-finds.ts';
import {
  after,
  at,
  before,
  equals,
  equalsIgnoringCase,
  exactly,
  like,
  likeIgnoringCase,
  oneOf,
  since,
  tenantFilters,
  until,
  whenTrue,
} from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';
import { caseFilters, withVariables } from './variable-filter.ts';

/** User tasks, open and done. */
export const historicTasks: QueryDefinition<HistoricTaskRecord> = {
  name: 'history/task',
  all: ({ tables }) => tables.historicTasks.values(),
  check: (question) => {
    const dates = ['taskDueDate', 'taskDueDateAfter', 'taskDueDateBefore'];
    if (!question.isTrue('withoutTaskDueDate')) return;
    if (dates.some((name) => question.criteria.has(name))) {
      throw processEngineException(
        'Invalid query usage: cannot set both task due date (equal to, before, or after) and withoutTaskDueDate filters.',
      );
    }
  },
  filters: {
    taskId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.historicTasks),
    ),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.historicTasksByInstance),
    ),
    rootProcessInstanceId: equals(({ rootProcessInstanceId }) => rootProcessInstanceId),
    processInstanceBusinessKey: equals(businessKeyOf),
    processInstanceBusinessKeyIn: oneOf(businessKeyOf),
    processInstanceBusinessKeyLike: like(businessKeyOf),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    processDefinitionName: equals((task, state) => definitionOf(task, state)?.name),
    executionId: equals(({ executionId }) => executionId),
    activityInstanceIdIn: oneOf(({ activityInstanceId }) => activityInstanceId),
    taskName: equalsIgnoringCase(({ name }) => name),
    taskNameLike: likeIgnoringCase(({ name }) => name),
    taskDescription: equalsIgnoringCase(({ description }) => description),
    taskDescriptionLike: likeIgnoringCase(({ description }) => description),
    taskDefinitionKey: equals(({ taskDefinitionKey }) => taskDefinitionKey),
    taskDefinitionKeyIn: oneOf(({ taskDefinitionKey }) => taskDefinitionKey),
    taskDeleteReason: equals(({ deleteReason }) => deleteReason),
    taskDeleteReasonLike: like(({ deleteReason }) => deleteReason),
    taskAssignee: equals(({ assignee }) => assignee),
    taskAssigneeLike: like(({ assignee }) => assignee),
    taskOwner: equals(({ owner }) => owner),
    taskOwnerLike: like(({ owner }) => owner),
    taskPriority: exactly(({ priority }) => priority),
    taskParentTaskId: () => ({ test: () => false }),
    assigned: whenTrue(({ assignee }) => assignee !== undefined),
    unassigned: whenTrue(({ assignee }) => assignee === undefined),
    finished: whenTrue(({ endedAtMs }) => endedAtMs !== undefined),
    unfinished: whenTrue(({ endedAtMs }) => endedAtMs === undefined),
    processFinished: whenTrue((task, { state }) => instanceOf(task, state)?.endedAtMs !== undefined),
    processUnfinished: whenTrue((task, { state }) => {
      const instance = instanceOf(task, state);
      return instance !== undefined && instance.endedAtMs === undefined;
    }),
    taskDueDate: at(({ dueAtMs }) => dueAtMs),
    taskDueDateBefore: before(({ dueAtMs }) => dueAtMs),
    taskDueDateAfter: after(({ dueAtMs }) => dueAtMs),
    withoutTaskDueDate: whenTrue(({ dueAtMs }) => dueAtMs === undefined),
    taskFollowUpDate: at(({ followUpAtMs }) => followUpAtMs),
    taskFollowUpDateBefore: before(({ followUpAtMs }) => followUpAtMs),
    taskFollowUpDateAfter: after(({ followUpAtMs }) => followUpAtMs),
    startedBefore: until(({ startedAtMs }) => startedAtMs),
    startedAfter: since(({ startedAtMs }) => startedAtMs),
    finishedBefore: until(({ endedAtMs }) => endedAtMs),
    finishedAfter: since(({ endedAtMs }) => endedAtMs),
    taskVariables: withVariables(({ id, processInstanceId }, { tables }) =>
      tables.historicVariablesByInstance.get(processInstanceId).filter(({ taskId }) => taskId === id),
    ),
    processVariables: withVariables(({ processInstanceId }, { tables }) =>
      tables.historicVariablesByInstance.get(processInstanceId).filter(({ taskId }) => taskId === undefined),
    ),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    activityInstanceId: ({ activityInstanceId }) => activityInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    executionId: ({ executionId }) => executionId,
    duration: ({ startedAtMs, endedAtMs }) => (endedAtMs === undefined ? undefined : endedAtMs - startedAtMs),
    endTime: ({ endedAtMs }) => endedAtMs,
    startTime: ({ startedAtMs }) => startedAtMs,
    taskName: ({ name }) => name,
    taskDescription: ({ description }) => description,
    assignee: ({ assignee }) => assignee,
    owner: ({ owner }) => owner,
    dueDate: ({ dueAtMs }) => dueAtMs,
    followUpDate: ({ followUpAtMs }) => followUpAtMs,
    deleteReason: ({ deleteReason }) => deleteReason,
    taskDefinitionKey: ({ taskDefinitionKey }) => taskDefinitionKey,
    priority: ({ priority }) => priority,
    tenantId: () => undefined,
  },
  unsupported: [
    'orQueries',
    'caseDefinitionId',
    'caseDefinitionKey',
    'caseDefinitionName',
    'caseInstanceId',
    'caseExecutionId',
    'taskInvolvedUser',
    'taskInvolvedGroup',
    'taskHadCandidateUser',
    'taskHadCandidateGroup',
    'withCandidateGroups',
    'withoutCandidateGroups',
  ],
};

function instanceOf(
  { processInstanceId }: HistoricTaskRecord,
  { tables }: EngineState,
): HistoricProcessInstanceRecord | undefined {
  return tables.historicInstances.get(processInstanceId);
}

function businessKeyOf(task: HistoricTaskRecord, state: EngineState): string | undefined {
  return instanceOf(task, state)?.businessKey;
}
