import { eventOf, type ProcessModel } from '../model/process-model.ts';
import type { VariableRecord } from '../records/runtime-records.ts';
import { EngineError, persistenceFailure } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { isStorable } from '../values/is-storable.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { type Execution, isComposite } from './execution.ts';
import {
  recordVariableCreated,
  recordVariableDeleted,
  recordVariableMoved,
  recordVariableUpdated,
  type VariableCreation,
} from './history-variables.ts';

/** Variables by name, in the order in which they were given. */
export type Variables = ReadonlyMap<string, TypedValue>;

/** The variables of one execution, oldest first; not those of its tasks. */
export function localVariables(state: EngineState, executionId: string): readonly VariableRecord[] {
  return state.tables.variablesByExecution.get(executionId).filter((record) => record.taskId === undefined);
}

/** What an execution can see: its own variables hide those further up. */
export function variablesVisibleFrom(state: EngineState, executionId: string): Map<string, VariableRecord> {
  const visible = new Map<string, VariableRecord>();
  let at = state.tables.executions.get(executionId);
  while (at) {
    for (const record of localVariables(state, at.id)) {
      if (!visible.has(record.name)) visible.set(record.name, record);
    }
    at = at.parentId === undefined ? undefined : state.tables.executions.get(at.parentId);
  }
  return visible;
}

export function localVariable(state: EngineState, executionId: string, name: string): VariableRecord | undefined {
  for (const record of state.tables.variablesByExecution.get(executionId)) {
    if (record.name === name && record.taskId === undefined) return record;
  }
  return undefined;
}

/** The variable of this name that an execution sees. */
export function findVariable(state: EngineState, executionId: string, name: string): VariableRecord | undefined {
  let at = state.tables.executions.get(executionId);
  while (at) {
    const record = localVariable(state, at.id, name);
    if (record) return record;
    at = at.parentId === undefined ? undefined : state.tables.executions.get(at.parentId);
  }
  return undefined;
}

/** Sets each variable where it is visible; what exists nowhere is created at the root. */
export function setVariables(execution: Execution, variables: Variables | undefined): void {
  for (const [name, value] of variables ?? []) setVariable(execution, name, value);
}

export function setVariable(execution: Execution, name: string, value: TypedValue): void {
  let at = execution;
  for (let parent = at.parent; parent && !localVariable(at.run.state, at.id, name); parent = at.parent) at = parent;
  setLocal(at, name, value, execution);
}

export function setVariablesLocal(execution: Execution, variables: Variables | undefined): void {
  for (const [name, value] of variables ?? []) setLocal(execution, name, value, execution);
}

export function setVariableLocal(execution: Execution, name: string, value: TypedValue): void {
  setLocal(execution, name, value, execution);
}

export function removeVariable(execution: Execution, name: string): void {
  for (let at: Execution | undefined = execution; at; at = at.parent) {
    if (removeVariableLocal(at, name, execution)) return;
  }
}

/** Answers whether there was one. */
export function removeVariableLocal(execution: Execution, name: string, source: Execution = execution): boolean {
  const record = localVariable(execution.run.state, execution.id, name);
  if (!record) return false;
  remove(execution, record, source);
  return true;
}

/** What happens to all variables of an execution that ends: history keeps them as they were, no condition hears of it. */
export function clearVariables(execution: Execution): void {
  const { state } = execution.run;
  for (const record of localVariables(state, execution.id)) {
    state.tables.variables.delete(record);
    remember(execution, record);
  }
}

/** What was removed in this command: set again, it is the same variable with a new value. Executions live as long as their command. */
const removedVariables = new WeakMap<Execution, Map<string, VariableRecord>>();

function remember(execution: Execution, record: VariableRecord): void {
  const removed = removedVariables.get(execution) ?? new Map<string, VariableRecord>();
  removedVariables.set(execution, removed.set(record.name, record));
}

/** When the tree shrinks everything moves, when it grows only what belongs to the concurrent execution. */
export function moveVariables(from: Execution, to: Execution, which: 'all' | 'concurrent-local'): void {
  const { state } = from.run;
  for (const record of localVariables(state, from.id)) {
    if (which === 'concurrent-local' && !record.isConcurrentLocal) continue;
    const existing = localVariable(state, to.id, record.name);
    if (existing) {
      state.tables.variables.update(existing, { value: record.value });
      recordVariableMoved(state, existing);
      announce(to, from, 'update', record.name);
      state.tables.variables.delete(record);
    } else {
      state.tables.variables.update(record, { executionId: to.id });
    }
  }
}

function setLocal(execution: Execution, name: string, value: TypedValue, source: Execution): void {
  const { state } = execution.run;
  if (!isStorable(value)) throw persistenceFailure(10_002);
  const existing = localVariable(state, execution.id, name);
  if (existing) {
    update(execution, existing, value, source);
    return;
  }
  const removed = removedVariables.get(execution)?.get(name);
  if (removed) {
    update(execution, state.tables.variables.insert({ ...removed }), value, source);
    return;
  }
  const isConcurrentLocal = !execution.isScope || executesLeafScope(execution);
  const record = state.tables.variables.insert({
    id: state.nextId(),
    name,
    value,
    processInstanceId: execution.record.processInstanceId,
    executionId: execution.id,
    taskId: undefined,
    activityInstanceId: isConcurrentLocal ? execution.activityInstanceId : execution.parentActivityInstanceId,
    isConcurrentLocal,
    sequence: 1,
    revision: 1,
  });
  recordVariableCreated(state, record, execution.record, creationBy(source));
  announce(execution, source, 'create', name);
}

function update(execution: Execution, record: VariableRecord, value: TypedValue, source: Execution): void {
  const { state } = execution.run;
  state.tables.variables.update(record, { value, sequence: record.sequence + 1 });
  recordVariableUpdated(state, record, source.activityInstanceId);
  announce(execution, source, 'update', record.name);
}

function remove(execution: Execution, record: VariableRecord, source: Execution): void {
  const { state } = execution.run;
  state.tables.variables.delete(record);
  remember(execution, record);
  recordVariableDeleted(state, record, source.activityInstanceId);
  announce(execution, source, 'delete', record.name);
}

/** While an instance starts, what is not in an activity yet belongs to the instance. */
function creationBy(source: Execution): VariableCreation {
  const { activityInstanceId, activity, transition, root } = source;
  const isOfInstance = root.isStarting && activity !== undefined && transition === undefined;
  return {
    activityInstanceId: activityInstanceId ?? (isOfInstance ? root.id : undefined),
    initial: root.isStarting,
  };
}

/** Conditions hear of it when the operation under way is done. */
function announce(target: Execution, source: Execution, kind: 'create' | 'update' | 'delete', name: string): void {
  refuseAfterEnd(source);
  if (!hasConditions(source)) return;
  source.run.delay(target, { kind, variableName: name });
}

/**
 * The outputs of a finished scope that was kept for compensation are mapped once more when the instance has ended: the engine then looks for
 * the scope of a root that is none any more.
 */
function refuseAfterEnd(source: Execution): void {
  if (!source.isRoot || source.isScope) return;
  const engine = 'org.camunda.bpm.engine.impl';
  const call = `${engine}.persistence.entity.ExecutionEntity.delayEvent(${engine}.pvm.runtime.PvmExecutionImpl, ${engine}.core.variable.event.VariableEvent)`;
  throw new EngineError(500, 'NullPointerException', `Cannot invoke "${call}" because "scopeExecution" is null`, {
    code: null,
  });
}

const modelsWithConditions = new WeakMap<ProcessModel, boolean>();

function hasConditions({ model }: Execution): boolean {
  let known = modelsWithConditions.get(model);
  if (known === undefined) {
    known = [...model.activityById.values()].some((activity) => eventOf(activity)?.kind === 'conditional');
    modelsWithConditions.set(model, known);
  }
  return known;
}

/** A scope without others inside: its execution is what was concurrent before the scope was entered. */
function executesLeafScope(execution: Execution): boolean {
  const { activity } = execution;
  return (
    execution.isActive &&
    activity?.isScope === true &&
    execution.activityInstanceId !== undefined &&
    !isComposite(activity)
  );
}
