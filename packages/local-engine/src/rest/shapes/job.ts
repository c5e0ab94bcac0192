import type { JobDefinitionRecord, JobRecord } from '../../records/runtime-records.ts';
import { shownTime } from './time.ts';

/** A job. */
export function jobShape(job: JobRecord): object {
  return {
    id: job.id,
    jobDefinitionId: job.jobDefinitionId,
    processInstanceId: job.processInstanceId ?? null,
    processDefinitionId: job.definitionId,
    processDefinitionKey: job.definitionKey,
    executionId: job.executionId ?? null,
    exceptionMessage: job.exceptionMessage ?? null,
    failedActivityId: job.failedActivityId ?? null,
    retries: job.retries,
    dueDate: shownTime(job.dueAtMs),
    suspended: job.suspended,
    priority: job.priority,
    tenantId: null,
    createTime: shownTime(job.createdAtMs),
    batchId: null,
  };
}

/** A job definition. The engine shows a deployment only of those that belong to a batch. */
export function jobDefinitionShape(definition: JobDefinitionRecord): object {
  return {
    id: definition.id,
    processDefinitionId: definition.definitionId,
    processDefinitionKey: definition.definitionKey,
    jobType: definition.jobType,
    jobConfiguration: definition.jobConfiguration ?? null,
    activityId: definition.activityId,
    suspended: definition.suspended,
    overridingJobPriority: definition.overridingJobPriority ?? null,
    tenantId: null,
    deploymentId: null,
  };
}
