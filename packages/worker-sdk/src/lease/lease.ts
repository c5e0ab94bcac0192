import { EngineBadRequestError, EngineNotFoundError } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { reasonOf } from '../run/error-text.ts';
import { LeaseLostError } from '../run/errors.ts';
import type { Logger } from '../worker/logger.ts';

/** The hold on a task while it runs. */
export interface Lease {
  /** The worker id that holds the lock: the fence that the engine checks. */
  readonly workerId: string;
  /** When the lock ends, by the worker's clock. */
  readonly endsAt: Date;
  /** Takes over a newer lock on the same task, which this process was given while the task still runs here. */
  adopt(workerId: string): void;
  /** Ends the extending, and waits for a call that is under way: it must not reach the engine after an answer. */
  stop(): Promise<void>;
}

/** What a lease is made of. */
export interface LeaseOptions {
  readonly engine: WorkerEngine;
  readonly externalTaskId: string;
  readonly workerId: string;
  readonly lockDurationMs: number;
  readonly executionMaxMs: number;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Called at most once. */
  readonly onLost: (error: LeaseLostError) => void;
}

/**
 * Keeps a task's lock by a timer, extending it after every third of its duration.
 *
 * 1. It extends only while the run is younger than `executionMaxMs`.
 * 2. It extends nothing once `stop` was called, and `stop` waits for the extension under way.
 * 3. A refused extension, or a lock that ended because the engine did not answer, is a lost lease; it is said once.
 */
export function keepLease(options: LeaseOptions): Lease {
  const { engine, externalTaskId, lockDurationMs, executionMaxMs, clock, logger, onLost } = options;
  const startedAtMs = clock().getTime();
  const isTooOld = (): boolean => clock().getTime() - startedAtMs >= executionMaxMs;
  const everyMs = Math.max(1, Math.floor(lockDurationMs / 3));
  let workerId = options.workerId;
  let endsAtMs = startedAtMs;
  let expiry: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay: Promise<void> | undefined;

  const end = (): void => {
    isStopped = true;
    clearInterval(timer);
    clearTimeout(expiry);
  };
  const lose = (why: string, cause?: unknown): void => {
    if (isStopped) return;
    end();
    onLost(new LeaseLostError(`The lock of external task ${externalTaskId} is lost: ${why}.`, { cause }));
  };
  /** The lock holds for its duration from a moment that is not later than the engine's own. */
  const holdFrom = (fromMs: number): void => {
    if (isStopped) return;
    endsAtMs = fromMs + lockDurationMs;
    clearTimeout(expiry);
    expiry = setTimeout(
      () => isTooOld() || lose('it ended while the engine did not answer'),
      Math.max(0, endsAtMs - clock().getTime()),
    );
  };
  const extend = async (): Promise<void> => {
    const by = workerId;
    const askedAtMs = clock().getTime();
    const limit = { timeoutMs: Math.max(1_000, everyMs) };
    try {
      await engine.externalTasks.extendLock(externalTaskId, { workerId: by, newDurationMs: lockDurationMs }, limit);
      if (by === workerId) holdFrom(askedAtMs);
    } catch (error) {
      if (by !== workerId) return;
      if (error instanceof EngineBadRequestError || error instanceof EngineNotFoundError) {
        lose('the engine refused to extend it', error);
      } else logger.warn('lock not extended, trying again', { error: reasonOf(error) });
    }
  };
  const timer = setInterval(() => {
    if (underWay || isTooOld()) return;
    underWay = extend().finally(() => {
      underWay = undefined;
    });
  }, everyMs);
  holdFrom(startedAtMs);

  return {
    get workerId() {
      return workerId;
    },
    get endsAt() {
      return new Date(endsAtMs);
    },
    adopt(newWorkerId) {
      workerId = newWorkerId;
      holdFrom(clock().getTime());
    },
    async stop() {
      end();
      await underWay;
    },
  };
}
