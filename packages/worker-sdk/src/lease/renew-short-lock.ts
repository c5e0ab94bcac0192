import {
  EngineBadRequestError,
  EngineNotFoundError,
  type ExternalTask,
  parseEngineDate,
} from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import { extensionLimitMs } from './lease-extender.ts';

/** A lock on a task that has just been fetched. */
export interface FreshLock {
  readonly engine: WorkerEngine;
  readonly task: ExternalTask;
  readonly workerId: string;
  readonly lockDurationMs: number;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/**
 * Says whether less than half of a lock seems to be left: the answer of the fetch came late. Two clocks are compared, so it is only a reason to
 * ask the engine; where they differ by more than half a lock, every task is asked for.
 */
export function isShortLock({ task, lockDurationMs, clock }: FreshLock): boolean {
  if (typeof task.lockExpirationTime !== 'string') return false;
  try {
    return parseEngineDate(task.lockExpirationTime).getTime() - clock().getTime() < lockDurationMs / 2;
  } catch {
    return false;
  }
}

/** Extends a lock before its task starts. @returns false when the engine says that it is over; without an answer the task may start. */
export async function renewShortLock({ engine, task, workerId, lockDurationMs, logger }: FreshLock): Promise<boolean> {
  try {
    const limit = { timeoutMs: extensionLimitMs(lockDurationMs) };
    await engine.externalTasks.extendLock(task.id, { workerId, newDurationMs: lockDurationMs }, limit);
    return true;
  } catch (error) {
    const isOver = error instanceof EngineBadRequestError || error instanceof EngineNotFoundError;
    const message = isOver ? 'the lock was over before the task started; it is not run' : 'a short lock is not renewed';
    logger.warn(message, { error: reasonOf(error) });
    return !isOver;
  }
}
