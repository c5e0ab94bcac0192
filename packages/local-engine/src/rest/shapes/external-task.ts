import { definitionOf } from '../../queries/definition-finds.ts';
import type { ExternalTaskRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownTime } from './time.ts';

/** An external task as lists show it. */
export function externalTaskShape(task: ExternalTaskRecord, state: EngineState): object {
  const definition = definitionOf(task, state);
  return {
    activityId: task.activityId,
    activityInstanceId: task.activityInstanceId,
    errorMessage: task.errorMessage ?? null,
    executionId: task.executionId,
    id: task.id,
    lockExpirationTime: shownTime(task.lockExpiresAtMs),
    createTime: shownTime(task.createdAtMs),
    processDefinitionId: task.definitionId,
    processDefinitionKey: definition?.key ?? null,
    processDefinitionVersionTag: definition?.versionTag ?? null,
    processInstanceId: task.processInstanceId,
    retries: task.retries ?? null,
    suspended: task.suspended,
    workerId: task.workerId ?? null,
    topicName: task.topic,
    tenantId: null,
    priority: task.priority,
    businessKey: state.tables.executions.get(task.processInstanceId)?.businessKey ?? null,
  };
}
