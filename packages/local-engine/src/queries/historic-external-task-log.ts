import type { ExternalTaskLogRecord } from '../records/history-records.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { atLeast, atMost, equals, oneOf, tenantFilters } from './filters.ts';
import { logEventFilters } from './log-event-filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** What happened to external tasks. */
export const historicExternalTaskLog: QueryDefinition<ExternalTaskLogRecord> = {
  name: 'history/external-task-log',
  all: ({ tables }) => tables.externalTaskLog.values(),
  filters: {
    logId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.externalTaskLog),
    ),
    externalTaskId: equals(
      ({ externalTaskId }) => externalTaskId,
      inIndex(({ tables }) => tables.externalTaskLogByTask),
    ),
    topicName: equals(({ topic }) => topic),
    workerId: equals(({ workerId }) => workerId),
    errorMessage: equals(({ errorMessage }) => errorMessage),
    activityIdIn: oneOf(({ activityId }) => activityId),
    activityInstanceIdIn: oneOf(({ activityInstanceId }) => activityInstanceId),
    executionIdIn: oneOf(({ executionId }) => executionId),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.externalTaskLogByInstance),
    ),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    priorityHigherThanOrEquals: atLeast(({ priority }) => priority),
    priorityLowerThanOrEquals: atMost(({ priority }) => priority),
    ...logEventFilters<ExternalTaskLogRecord>(),
    ...tenantFilters(),
  },
  sorts: {
    timestamp: ({ atMs }) => atMs,
    externalTaskId: ({ externalTaskId }) => externalTaskId,
    retries: ({ retries }) => retries,
    priority: ({ priority }) => priority,
    topicName: ({ topic }) => topic,
    workerId: ({ workerId }) => workerId,
    activityId: ({ activityId }) => activityId,
    activityInstanceId: ({ activityInstanceId }) => activityInstanceId,
    executionId: ({ executionId }) => executionId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: ({ definitionKey }) => definitionKey,
    tenantId: () => undefined,
  },
  unsupported: [],
};
