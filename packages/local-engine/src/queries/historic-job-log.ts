import type { JobLogRecord } from '../records/history-records.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { atLeast, atMost, equals, oneOf, tenantFilters } from './filters.ts';
import { logEventFilters } from './log-event-filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** What this engine calls itself where Camunda shows address and engine name. */
export const HOSTNAME = '127.0.0.1$default';

/** What happened to jobs. */
export const historicJobLog: QueryDefinition<JobLogRecord> = {
  name: 'history/job-log',
  all: ({ tables }) => tables.jobLog.values(),
  filters: {
    logId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.jobLog),
    ),
    jobId: equals(
      ({ jobId }) => jobId,
      inIndex(({ tables }) => tables.jobLogByJob),
    ),
    jobExceptionMessage: equals(({ jobExceptionMessage }) => jobExceptionMessage),
    jobDefinitionId: equals(({ jobDefinitionId }) => jobDefinitionId),
    jobDefinitionType: equals(({ jobDefinitionType }) => jobDefinitionType),
    jobDefinitionConfiguration: equals(({ jobDefinitionConfiguration }) => jobDefinitionConfiguration),
    activityIdIn: oneOf(({ activityId }) => activityId),
    failedActivityIdIn: oneOf(({ failedActivityId }) => failedActivityId),
    executionIdIn: oneOf(({ executionId }) => executionId),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.jobLogByInstance),
    ),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    deploymentId: equals(({ deploymentId }) => deploymentId),
    jobPriorityHigherThanOrEquals: atLeast(({ jobPriority }) => jobPriority),
    jobPriorityLowerThanOrEquals: atMost(({ jobPriority }) => jobPriority),
    hostname: equals(() => HOSTNAME),
    ...logEventFilters<JobLogRecord>(),
    ...tenantFilters(),
  },
  sorts: {
    timestamp: ({ atMs }) => atMs,
    jobId: ({ jobId }) => jobId,
    jobDueDate: ({ jobDueAtMs }) => jobDueAtMs,
    jobRetries: ({ jobRetries }) => jobRetries,
    jobPriority: ({ jobPriority }) => jobPriority,
    jobDefinitionId: ({ jobDefinitionId }) => jobDefinitionId,
    activityId: ({ activityId }) => activityId,
    executionId: ({ executionId }) => executionId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: ({ definitionKey }) => definitionKey,
    deploymentId: ({ deploymentId }) => deploymentId,
    occurrence: ({ id }) => id,
    tenantId: () => undefined,
    hostname: () => HOSTNAME,
  },
  unsupported: [],
};
