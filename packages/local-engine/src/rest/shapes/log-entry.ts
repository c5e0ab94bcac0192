import { HOSTNAME } from '../../queries/historic-job-log.ts';
import { removalTimeMs } from '../../queries/removal-time.ts';
import type { ExternalTaskLogRecord, JobLogRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownTime } from './time.ts';

/** One event in the life of an external task. */
export function externalTaskLogShape(entry: ExternalTaskLogRecord, state: EngineState): object {
  return {
    id: entry.id,
    timestamp: shownTime(entry.atMs),
    removalTime: shownTime(removalTimeMs(entry, state)),
    externalTaskId: entry.externalTaskId,
    topicName: entry.topic,
    workerId: entry.workerId ?? null,
    priority: entry.priority,
    retries: entry.retries ?? null,
    errorMessage: entry.errorMessage ?? null,
    activityId: entry.activityId ?? null,
    activityInstanceId: entry.activityInstanceId,
    executionId: entry.executionId,
    processInstanceId: entry.processInstanceId,
    processDefinitionId: entry.definitionId,
    processDefinitionKey: entry.definitionKey,
    tenantId: null,
    rootProcessInstanceId: entry.rootProcessInstanceId,
    ...eventFlags(entry),
  };
}

/** One event in the life of a job. */
export function jobLogShape(entry: JobLogRecord, state: EngineState): object {
  return {
    id: entry.id,
    timestamp: shownTime(entry.atMs),
    removalTime: shownTime(removalTimeMs(entry, state)),
    jobId: entry.jobId,
    jobDueDate: shownTime(entry.jobDueAtMs),
    jobRetries: entry.jobRetries,
    jobPriority: entry.jobPriority,
    jobExceptionMessage: entry.jobExceptionMessage ?? null,
    jobDefinitionId: entry.jobDefinitionId,
    jobDefinitionType: entry.jobDefinitionType,
    jobDefinitionConfiguration: entry.jobDefinitionConfiguration ?? null,
    activityId: entry.activityId ?? null,
    failedActivityId: entry.failedActivityId ?? null,
    executionId: entry.executionId ?? null,
    processInstanceId: entry.processInstanceId ?? null,
    processDefinitionId: entry.definitionId,
    processDefinitionKey: entry.definitionKey,
    deploymentId: entry.deploymentId,
    tenantId: null,
    hostname: HOSTNAME,
    rootProcessInstanceId: entry.rootProcessInstanceId ?? null,
    batchId: null,
    ...eventFlags(entry),
  };
}

function eventFlags({ event }: ExternalTaskLogRecord | JobLogRecord): object {
  return {
    creationLog: event === 'creation',
    failureLog: event === 'failure',
    successLog: event === 'success',
    deletionLog: event === 'deletion',
  };
}
