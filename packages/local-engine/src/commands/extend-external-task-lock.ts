import type { EngineState } from '../state/engine-state.ts';
import { findExternalTask, requireActive, requireWorker, wrongWorker } from './external-task-of-worker.ts';
import { badUserRequest, nullValue } from './refusals.ts';

/** Sets the end of a worker's lock to now plus the duration. A lock that has ended is not extended. */
export function extendExternalTaskLock(
  state: EngineState,
  id: string,
  { workerId, newDurationMs }: { readonly workerId: string | undefined; readonly newDurationMs: number },
): void {
  if (newDurationMs <= 0) throw badUserRequest('lockTime is not greater than 0');
  const worker = requireWorker(workerId);
  const task = findExternalTask(state, id);
  if (task.workerId !== worker) {
    throw wrongWorker(`The lock of the External Task ${id} cannot be extended by worker '${worker}'`, task);
  }
  const nowMs = state.clock.now();
  if (task.lockExpiresAtMs === undefined) throw nullValue('The task has a worker and no lock.');
  if (task.lockExpiresAtMs < nowMs) {
    throw badUserRequest(
      `Cannot extend a lock that expired: lockExpirationTime is not greater than or equal to ${nowMs}`,
    );
  }
  requireActive(task);
  state.tables.externalTasks.update(task, { lockExpiresAtMs: nowMs + newDurationMs });
}
