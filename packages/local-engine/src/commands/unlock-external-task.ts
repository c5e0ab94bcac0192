import type { EngineState } from '../state/engine-state.ts';
import { findExternalTask } from './external-task-of-worker.ts';

/** Takes the lock from whoever holds it. */
export function unlockExternalTask(state: EngineState, id: string): void {
  state.tables.externalTasks.update(findExternalTask(state, id), { workerId: undefined, lockExpiresAtMs: undefined });
}
