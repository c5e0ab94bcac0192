import type { ExecutionRecord, VariableRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** The historic record of a variable has the id of the variable. */
export function recordVariableCreated(state: EngineState, record: VariableRecord, execution: ExecutionRecord): void {
  state.tables.historicVariables.insert({
    id: record.id,
    name: record.name,
    value: record.value,
    definitionId: execution.definitionId,
    definitionKey: state.tables.definitions.get(execution.definitionId)?.key ?? '',
    processInstanceId: record.processInstanceId,
    rootProcessInstanceId: execution.rootProcessInstanceId,
    executionId: record.executionId,
    activityInstanceId: record.activityInstanceId,
    taskId: record.taskId,
    createdAtMs: state.clock.now(),
    state: 'CREATED',
  });
}

export function recordVariableUpdated(state: EngineState, record: VariableRecord): void {
  const historic = state.tables.historicVariables.get(record.id);
  if (historic) state.tables.historicVariables.update(historic, { value: record.value, state: 'CREATED' });
}

/** History keeps variables of an ended scope as they were; only one that was taken away is marked. */
export function recordVariableDeleted(state: EngineState, record: VariableRecord): void {
  const historic = state.tables.historicVariables.get(record.id);
  if (historic) state.tables.historicVariables.update(historic, { state: 'DELETED' });
}
