import { formatEngineDate } from '../../calendar/engine-date.ts';
import type { FetchedTask, FetchTopic } from '../../commands/fetch-external-tasks.ts';
import { findVariable, localVariable, localVariables, variablesVisibleFrom } from '../../kernel/variables.ts';
import type { ExternalTaskRecord, VariableRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownVariables } from '../variables.ts';

/** A task as `fetchAndLock` answers it. Must be called in the transaction that locked it: records change in place. */
export function lockedExternalTask(state: EngineState, { task, topic }: FetchedTask): Record<string, unknown> {
  const definition = state.tables.definitions.get(task.definitionId);
  const { lockExpiresAtMs } = task;
  return {
    activityId: task.activityId,
    activityInstanceId: task.activityInstanceId,
    errorMessage: task.errorMessage ?? null,
    errorDetails: task.errorDetails ?? null,
    executionId: task.executionId,
    id: task.id,
    lockExpirationTime: lockExpiresAtMs === undefined ? null : formatEngineDate(lockExpiresAtMs),
    createTime: formatEngineDate(task.createdAtMs),
    processDefinitionId: task.definitionId,
    processDefinitionKey: definition?.key ?? null,
    processDefinitionVersionTag: definition?.versionTag ?? null,
    processInstanceId: task.processInstanceId,
    retries: task.retries ?? null,
    // Only tasks that are not suspended are locked by a fetch.
    suspended: false,
    workerId: task.workerId ?? null,
    topicName: task.topic,
    tenantId: null,
    variables: shownVariables(variablesOfTask(state, topic, task), {
      deserializeValues: topic.deserializeValues === true,
    }),
    priority: task.priority,
    businessKey: state.tables.executions.get(task.processInstanceId)?.businessKey ?? null,
    extensionProperties: topic.includeExtensionProperties === true ? extensionProperties(state, task) : {},
  };
}

/** The named ones are looked up one by one: a worker that asks for two of many variables does not pay for all. */
function variablesOfTask(
  state: EngineState,
  { variables, localVariables: localOnly }: FetchTopic,
  { executionId }: ExternalTaskRecord,
): Iterable<VariableRecord> {
  if (variables === undefined) {
    return localOnly === true ? localVariables(state, executionId) : variablesVisibleFrom(state, executionId).values();
  }
  const find = localOnly === true ? localVariable : findVariable;
  return variables.map((name) => find(state, executionId, name)).filter((record) => record !== undefined);
}

function extensionProperties(state: EngineState, task: ExternalTaskRecord): Record<string, string> {
  return Object.fromEntries(state.modelOf(task.definitionId).activityById.get(task.activityId)?.properties ?? []);
}
