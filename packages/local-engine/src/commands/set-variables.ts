import { dispatchDelayed } from '../kernel/delayed-events.ts';
import type { Execution } from '../kernel/execution.ts';
import {
  removeVariable,
  removeVariableLocal,
  setVariables as set,
  setVariablesLocal,
  type Variables,
} from '../kernel/variables.ts';
import type { EngineState } from '../state/engine-state.ts';
import { nullValue } from './refusals.ts';
import { startRun } from './start-run.ts';

/** Sets variables of an execution, or those that it sees; conditions hear of it. */
export function setVariables(
  state: EngineState,
  executionId: string,
  variables: Variables,
  { local }: { readonly local: boolean },
): void {
  const execution = executionOf(state, executionId);
  if (local) setVariablesLocal(execution, variables);
  else set(execution, variables);
  dispatchDelayed(execution);
}

/** Removes variables; one that is not there is no error. */
export function removeVariables(
  state: EngineState,
  executionId: string,
  names: readonly string[],
  { local }: { readonly local: boolean },
): void {
  const execution = executionOf(state, executionId);
  for (const name of names) {
    if (local) removeVariableLocal(execution, name);
    else removeVariable(execution, name);
  }
  dispatchDelayed(execution);
}

function executionOf(state: EngineState, executionId: string): Execution {
  const execution = startRun(state).execution(executionId);
  if (!execution) throw nullValue(`execution ${executionId} doesn't exist: execution is null`);
  return execution;
}
