import type { EngineState } from '../state/engine-state.ts';
import { findExternalTask, requireWorker, wrongWorker } from './external-task-of-worker.ts';
import { badUserRequest } from './refusals.ts';

/** Locks a task for a worker, also anew; only another worker's lock that still holds is in the way. Retries and suspension do not matter. */
export function lockExternalTask(
  state: EngineState,
  id: string,
  { workerId, lockDurationMs }: { readonly workerId: string | undefined; readonly lockDurationMs: number },
): void {
  const worker = requireWorker(workerId);
  if (lockDurationMs <= 0) throw badUserRequest('lockDuration is not greater than 0');
  const task = findExternalTask(state, id);
  const nowMs = state.clock.now();
  const isHeld = task.lockExpiresAtMs !== undefined && nowMs <= task.lockExpiresAtMs;
  if (isHeld && task.workerId !== undefined && task.workerId !== worker) {
    throw wrongWorker(`External Task ${id} cannot be locked by worker '${worker}`, task);
  }
  state.tables.externalTasks.update(task, { workerId: worker, lockExpiresAtMs: nowMs + lockDurationMs });
}
