import type { ExecutionRecord, VariableRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { TypedValue } from '../values/typed-value.ts';

/** What history keeps of who created a variable. */
export interface VariableCreation {
  /** Of the execution that created it. */
  readonly activityInstanceId: string | undefined;
  /** Whether it came with the start of its instance. */
  readonly initial: boolean;
}

/** The historic record of a variable has the id of the variable. */
export function recordVariableCreated(
  state: EngineState,
  record: VariableRecord,
  execution: ExecutionRecord,
  creation: VariableCreation,
): void {
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
  recordUpdate(state, record, creation);
}

/** `activityInstanceId` is that of the execution that made the change. */
export function recordVariableUpdated(
  state: EngineState,
  record: VariableRecord,
  activityInstanceId: string | undefined,
): void {
  recordVariableMoved(state, record);
  recordUpdate(state, record, { activityInstanceId, initial: false });
}

/** A variable that took the value of another one in whose place it is now: nobody set it, so there is no update to tell of. */
export function recordVariableMoved(state: EngineState, record: VariableRecord): void {
  const historic = state.tables.historicVariables.get(record.id);
  if (historic) state.tables.historicVariables.update(historic, { value: record.value, state: 'CREATED' });
}

/** History keeps variables of an ended scope as they were; only one that was taken away is marked. */
export function recordVariableDeleted(
  state: EngineState,
  record: VariableRecord,
  activityInstanceId: string | undefined,
): void {
  const historic = state.tables.historicVariables.get(record.id);
  if (historic) state.tables.historicVariables.update(historic, { state: 'DELETED' });
  recordUpdate(
    state,
    record,
    { activityInstanceId, initial: false },
    { value: emptied(record.value), sequence: record.sequence + 1 },
  );
}

function recordUpdate(
  state: EngineState,
  record: VariableRecord,
  by: VariableCreation,
  { value, sequence }: Pick<VariableRecord, 'value' | 'sequence'> = record,
): void {
  const historic = state.tables.historicVariables.get(record.id);
  if (!historic) return;
  state.tables.historicDetails.insert({
    id: state.nextId(),
    variableId: record.id,
    value,
    processInstanceId: record.processInstanceId,
    definitionId: historic.definitionId,
    executionId: record.executionId,
    activityInstanceId: by.activityInstanceId,
    atMs: state.clock.now(),
    sequence,
    revision: state.tables.variableRevisions.before(record),
    initial: by.initial,
  });
}

/** A removed variable has its type still, and how it was written. */
function emptied(value: TypedValue): TypedValue {
  if (value.type === 'File') return { type: 'File', value: new Uint8Array(), filename: '' };
  const declared = value.type === 'Null' ? value.declared : value.type;
  if (declared === undefined) return { type: 'Null', value: null };
  const serialization = value.type === 'Object' || value.type === 'Null' ? value.serialization : undefined;
  if (serialization === undefined) return { type: 'Null', value: null, declared };
  return { type: 'Null', value: null, declared, serialization: { format: serialization.format, typeName: '' } };
}
