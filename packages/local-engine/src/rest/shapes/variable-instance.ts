import { definitionKeyOf } from '../../queries/definition-finds.ts';
import { removalTimeMs } from '../../queries/removal-time.ts';
import { activityInstanceIdOf } from '../../queries/variable-instances.ts';
import type { HistoricVariableRecord } from '../../records/history-records.ts';
import type { VariableRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { type ShownValue, typedValueToWire, type WireOptions } from '../../values/typed-value-to-wire.ts';
import { shownTime } from './time.ts';

/** A variable of something that runs, with where it belongs. */
export function variableInstanceShape(
  variable: VariableRecord,
  state: EngineState,
  deserializeValues: boolean,
): object {
  const { name } = variable;
  const instance = state.tables.executions.get(variable.processInstanceId);
  return {
    ...shownWithoutBytes(variable.value, { deserializeValues, name }),
    id: variable.id,
    name,
    processDefinitionId: instance?.definitionId ?? null,
    processInstanceId: variable.processInstanceId,
    executionId: variable.executionId,
    caseInstanceId: null,
    caseExecutionId: null,
    taskId: variable.taskId ?? null,
    batchId: null,
    activityInstanceId: activityInstanceIdOf(variable, state) ?? null,
    errorMessage: null,
    tenantId: null,
  };
}

/** A variable as history knows it. */
export function historicVariableShape(
  variable: HistoricVariableRecord,
  state: EngineState,
  deserializeValues: boolean,
): object {
  const { name } = variable;
  return {
    ...shownWithoutBytes(variable.value, { deserializeValues, namesTypesAsSent: true, name }),
    id: variable.id,
    name,
    processDefinitionKey: variable.definitionKey ?? definitionKeyOf(variable, state) ?? null,
    processDefinitionId: variable.definitionId,
    processInstanceId: variable.processInstanceId,
    executionId: variable.executionId,
    activityInstanceId: variable.activityInstanceId ?? null,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    taskId: variable.taskId ?? null,
    errorMessage: null,
    tenantId: null,
    state: variable.state,
    createTime: shownTime(variable.createdAtMs),
    removalTime: shownTime(removalTimeMs(variable, state)),
    rootProcessInstanceId: variable.rootProcessInstanceId,
  };
}

/** Lists of variables never carry the bytes of a value. */
export function shownWithoutBytes(value: TypedValue, options: WireOptions): ShownValue {
  const shown = typedValueToWire(value, options);
  return value.type === 'Bytes' ? { ...shown, value: null } : shown;
}
