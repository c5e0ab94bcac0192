import type { VariableRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { byKey } from './candidates.ts';
import { inIndex, unionOrNone } from './definition-finds.ts';
import { equals, type Find, like, oneOf, tenantFilters } from './filters.ts';
import type { Filter, QueryDefinition } from './query-definition.ts';
import { storedTypeOf } from './stored-type.ts';
import { readVariableConditions } from './variable-condition.ts';
import { caseFilters, caseRules } from './variable-filter.ts';

const ofExecution = inIndex<VariableRecord>(({ tables }) => tables.variablesByExecution);
const ofTask = inIndex<VariableRecord>(({ tables }) => tables.variablesByTask);
const ofInstance: Find<VariableRecord> = ({ tables }, processInstanceId) =>
  unionOrNone(
    tables.executionsByInstance.get(processInstanceId).map(({ id }) => byKey(tables.variablesByExecution, id)),
  );

/** The variables of everything that runs. */
export const variableInstances: QueryDefinition<VariableRecord> = {
  name: 'variable-instance',
  all: ({ tables }) => tables.variables.values(),
  filters: {
    variableName: equals(({ name }) => name),
    variableNameLike: like(({ name }) => name),
    variableValues: valuesFilter(),
    executionIdIn: oneOf(({ executionId }) => executionId, ofExecution),
    processInstanceIdIn: oneOf(({ processInstanceId }) => processInstanceId, ofInstance),
    taskIdIn: oneOf(({ taskId }) => taskId, ofTask),
    variableScopeIdIn: oneOf(({ taskId, executionId }) => taskId ?? executionId),
    activityInstanceIdIn: oneOf(activityInstanceIdOf),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    variableName: ({ name }) => name,
    variableType: ({ value }) => storedTypeOf(value),
    activityInstanceId: activityInstanceIdOf,
    tenantId: () => undefined,
  },
  unsupported: ['caseExecutionIdIn', 'caseInstanceIdIn', 'batchIdIn'],
};

/** The activity instance that a variable belongs to now, as the engine works it out from the place of its execution. */
export function activityInstanceIdOf(variable: VariableRecord, { tables }: EngineState): string | undefined {
  const execution = tables.executions.get(variable.executionId);
  if (execution === undefined) return variable.activityInstanceId;
  if (variable.taskId !== undefined || variable.isConcurrentLocal) return execution.activityInstanceId;
  if (execution.parentId === undefined) return execution.id;
  return execution.isScope
    ? tables.executions.get(execution.parentId)?.activityInstanceId
    : execution.activityInstanceId;
}

/** All conditions have to hold for the same variable. */
function valuesFilter(): Filter<VariableRecord> {
  return (criterion, question) => {
    const conditions = readVariableConditions(criterion, caseRules(question));
    return { test: (variable) => conditions.every((condition) => condition.test(variable)) };
  };
}
