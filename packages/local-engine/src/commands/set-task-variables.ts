import { recordVariableCreated, recordVariableDeleted, recordVariableUpdated } from '../kernel/history-variables.ts';
import type { Variables } from '../kernel/variables.ts';
import type { UserTaskRecord, VariableRecord } from '../records/runtime-records.ts';
import { persistenceFailure } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { isStorable } from '../values/is-storable.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { nullValue } from './refusals.ts';
import { removeVariables, setVariables } from './set-variables.ts';
import { changeUserTask, findUserTask } from './user-task-changes.ts';

/** Sets variables of a user task for a user. A task whose own variables are set counts as updated. */
export function changeTaskVariables(
  state: EngineState,
  id: string,
  variables: Variables,
  scope: { readonly local: boolean },
): void {
  if (setTaskVariables(state, id, variables, scope)) changeUserTask(state, findUserTask(state, id), {});
}

/**
 * Sets variables as a user task sees them: what is local to it, or not local to anything and asked to be, is set in the task; the rest in its execution.
 * @returns whether the task has got a variable of its own
 */
export function setTaskVariables(
  state: EngineState,
  id: string,
  variables: Variables,
  { local }: { readonly local: boolean },
): boolean {
  const task = state.tables.userTasks.get(id);
  if (task === undefined) throw nullValue(`task ${id} doesn't exist: task is null`);
  const rest = new Map<string, TypedValue>();
  for (const [name, value] of variables) {
    if (local || taskVariable(state, task, name) !== undefined) setLocal(state, task, name, value);
    else rest.set(name, value);
  }
  if (rest.size > 0) setVariables(state, task.executionId, rest, { local: false });
  return rest.size < variables.size;
}

/** Removes variables as a user task sees them. A name that is nowhere is no error. */
export function removeTaskVariables(
  state: EngineState,
  id: string,
  names: readonly string[],
  { local }: { readonly local: boolean },
): void {
  const task = findUserTask(state, id);
  const rest: string[] = [];
  for (const name of names) {
    const record = taskVariable(state, task, name);
    if (record === undefined) rest.push(name);
    else {
      state.tables.variables.delete(record);
      recordVariableDeleted(state, record, activityInstanceOf(state, task));
    }
  }
  if (!local && rest.length > 0) removeVariables(state, task.executionId, rest, { local: false });
}

function taskVariable(state: EngineState, task: UserTaskRecord, name: string): VariableRecord | undefined {
  return state.tables.variablesByTask.get(task.id).find((record) => record.name === name);
}

function setLocal(state: EngineState, task: UserTaskRecord, name: string, value: TypedValue): void {
  if (!isStorable(value)) throw persistenceFailure(10_002);
  const existing = taskVariable(state, task, name);
  if (existing !== undefined) {
    state.tables.variables.update(existing, { value, sequence: existing.sequence + 1 });
    recordVariableUpdated(state, existing, activityInstanceOf(state, task));
    return;
  }
  const record = state.tables.variables.insert({
    id: state.nextId(),
    name,
    value,
    processInstanceId: task.processInstanceId,
    executionId: task.executionId,
    taskId: task.id,
    activityInstanceId: task.activityInstanceId,
    isConcurrentLocal: false,
    sequence: 1,
    revision: 1,
  });
  const execution = state.tables.executions.get(task.executionId);
  if (execution === undefined) return;
  const { activityInstanceId } = execution;
  recordVariableCreated(state, record, execution, { activityInstanceId, initial: false });
}

function activityInstanceOf(state: EngineState, task: UserTaskRecord): string | undefined {
  return state.tables.executions.get(task.executionId)?.activityInstanceId;
}
