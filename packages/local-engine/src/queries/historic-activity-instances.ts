import type { HistoricActivityInstanceRecord } from '../records/history-records.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { equals, like, since, tenantFilters, until, whenTrue } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** What has happened in process instances, activity by activity. */
export const historicActivityInstances: QueryDefinition<HistoricActivityInstanceRecord> = {
  name: 'history/activity-instance',
  all: ({ tables }) => tables.historicActivities.values(),
  defaultOrder: 'id',
  filters: {
    activityInstanceId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.historicActivities),
    ),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.historicActivitiesByInstance),
    ),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    executionId: equals(({ executionId }) => executionId),
    activityId: equals(({ activityId }) => activityId),
    activityName: equals(({ activityName }) => activityName),
    activityNameLike: like(({ activityName }) => activityName),
    activityType: equals(({ activityType }) => activityType),
    taskAssignee: equals(({ assignee }) => assignee),
    finished: whenTrue(({ endedAtMs }) => endedAtMs !== undefined),
    unfinished: whenTrue(({ endedAtMs }) => endedAtMs === undefined),
    completeScope: whenTrue(({ completeScope }) => completeScope),
    canceled: whenTrue(({ canceled }) => canceled),
    startedBefore: until(({ startedAtMs }) => startedAtMs),
    startedAfter: since(({ startedAtMs }) => startedAtMs),
    finishedBefore: until(({ endedAtMs }) => endedAtMs),
    finishedAfter: since(({ endedAtMs }) => endedAtMs),
    ...tenantFilters(),
  },
  sorts: {
    activityInstanceId: ({ id }) => id,
    instanceId: ({ processInstanceId }) => processInstanceId,
    executionId: ({ executionId }) => executionId,
    activityId: ({ activityId }) => activityId,
    activityName: ({ activityName }) => activityName,
    activityType: ({ activityType }) => activityType,
    startTime: ({ startedAtMs }) => startedAtMs,
    endTime: ({ endedAtMs }) => endedAtMs,
    duration: ({ startedAtMs, endedAtMs }) => (endedAtMs === undefined ? undefined : endedAtMs - startedAtMs),
    definitionId: ({ definitionId }) => definitionId,
    occurrence: ({ order }) => order,
    tenantId: () => undefined,
  },
  unsupported: [],
};
