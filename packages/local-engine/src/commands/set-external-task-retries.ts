import { setRetries } from '../kernel/external-tasks.ts';
import type { EngineState } from '../state/engine-state.ts';
import { findExternalTask } from './external-task-of-worker.ts';
import { nullValue } from './refusals.ts';

/** Gives a task retries, or takes them away; its incident follows. */
export function setExternalTaskRetries(state: EngineState, id: string, retries: number): void {
  if (retries < 0)
    throw nullValue('The number of retries cannot be negative: retries is not greater than or equal to 0');
  setRetries(state, findExternalTask(state, id), retries);
}
