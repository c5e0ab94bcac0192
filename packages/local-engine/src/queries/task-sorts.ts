import type { UserTaskRecord, VariableRecord } from '../records/runtime-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { SortKey, SortParameters, SortValue } from './query-definition.ts';

/** What tasks can be sorted by. */
export const TASK_SORTS: Readonly<Record<string, SortKey<UserTaskRecord>>> = {
  instanceId: ({ processInstanceId }) => processInstanceId,
  executionId: ({ executionId }) => executionId,
  dueDate: ({ dueAtMs }) => dueAtMs,
  followUpDate: ({ followUpAtMs }) => followUpAtMs,
  assignee: ({ assignee }) => assignee,
  created: ({ createdAtMs }) => createdAtMs,
  lastUpdated: ({ lastUpdatedAtMs }) => lastUpdatedAtMs,
  description: ({ description }) => description,
  id: ({ id }) => id,
  name: ({ name }) => name,
  nameCaseInsensitive: ({ name }) => name?.toLowerCase(),
  priority: ({ priority }) => priority,
  tenantId: () => undefined,
  processVariable: (task, { tables }, parameters) =>
    sortValueOf(
      tables.executionsByInstance.get(task.processInstanceId).flatMap(({ id }) => tables.variablesByExecution.get(id)),
      parameters,
    ),
  executionVariable: (task, { tables }, parameters) =>
    sortValueOf(tables.variablesByExecution.get(task.executionId), parameters),
  taskVariable: (task, { tables }, parameters) => sortValueOf(tables.variablesByTask.get(task.id), parameters),
};

/** A variable of another type than the one that was asked for sorts as if it were not there. */
function sortValueOf(variables: readonly VariableRecord[], { variable, type }: SortParameters): SortValue {
  if (typeof variable !== 'string') throw nullValue('variableName is null');
  if (typeof type !== 'string') throw nullValue('valueType is null');
  const found = variables.find(
    ({ name, value }) => name === variable && value.type.toLowerCase() === type.toLowerCase(),
  );
  const value = found?.value.value;
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  return undefined;
}

function nullValue(message: string): EngineError {
  return new EngineError(500, 'NullValueException', message);
}
