import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest, notFound, nullValue } from './refusals.ts';

/** @throws EngineError NotFoundException */
export function findExternalTask(state: EngineState, id: string): ExternalTaskRecord {
  const task = state.tables.externalTasks.get(id);
  if (task === undefined) throw notFound(`Cannot find external task with id ${id}: externalTask is null`);
  return task;
}

/** @throws EngineError when no worker is named */
export function requireWorker(workerId: string | undefined): string {
  if (workerId === undefined) throw nullValue('workerId is null');
  return workerId;
}

/** 400: another worker holds the lock, or nobody. The lone quotation mark is in the engine's own words. */
export function wrongWorker(refused: string, task: ExternalTaskRecord): EngineError {
  return badUserRequest(`${refused}'. It is locked by worker '${task.workerId ?? 'null'}'.`);
}

/** 400: a suspended task keeps its lock but takes no answer. */
export function requireActive(task: ExternalTaskRecord): void {
  if (!task.suspended) return;
  const message = `ENGINE-03043 ExternalTask with id '${task.id}' is suspended.`;
  throw new EngineError(400, 'SuspendedEntityInteractionException', message);
}

/** The active task that this worker locked last. @throws EngineError when there is none, or another worker has it */
export function externalTaskOfWorker(
  state: EngineState,
  id: string,
  workerId: string | undefined,
  refused: string,
): ExternalTaskRecord {
  const worker = requireWorker(workerId);
  const task = findExternalTask(state, id);
  if (task.workerId !== worker) throw wrongWorker(`${refused}${worker}`, task);
  requireActive(task);
  return task;
}
