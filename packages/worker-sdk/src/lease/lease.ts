import { LeaseLostError } from '../run/errors.ts';
import type { Logger } from '../worker/logger.ts';
import type { HeldLock, LeaseExtender } from './lease-extender.ts';

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
export interface LeaseOptions extends HeldLock {
  readonly extender: LeaseExtender;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** The lock was extended. @param headroomMs what was left of it */
  readonly onExtended?: (headroomMs: number) => void;
  /** Called at most once. */
  readonly onLost: (error: LeaseLostError) => void;
}

/**
 * Keeps a task's lock: an extender extends it, this says when it is lost.
 *
 * 1. Nothing is extended once the run is older than `executionMaxMs`.
 * 2. Nothing is extended once `stop` was called, and `stop` waits for the extension under way.
 * 3. A refused extension, or a lock that ended because the engine did not answer, is a lost lease; it is said once.
 */
export function keepLease(options: LeaseOptions): Lease {
  const { extender, externalTaskId, executionMaxMs, clock, logger, onLost } = options;
  const startedAtMs = clock().getTime();
  const isTooOld = (): boolean => clock().getTime() - startedAtMs >= executionMaxMs;
  let workerId = options.workerId;
  let expiry: NodeJS.Timeout | undefined;
  let isStopped = false;
  /** As it was known before the last extension. */
  let heldUntilMs = startedAtMs + options.lockDurationMs;

  const lose = (why: string): void => {
    if (isStopped) return;
    isStopped = true;
    clearTimeout(expiry);
    onLost(new LeaseLostError(`The lock of external task ${externalTaskId} is lost: ${why}.`));
  };
  const extension = extender.begin(options, {
    extended: () => {
      options.onExtended?.(heldUntilMs - clock().getTime());
      watchExpiry();
    },
    refused: (why) => lose(`the engine refused to extend it: ${why}`),
    failed: (why) => logger.warn('lock not extended, trying again', { error: why }),
  });
  /** A loop that was blocked comes late to its timer: the lock may have been extended meanwhile. */
  function watchExpiry(): void {
    clearTimeout(expiry);
    if (isStopped) return;
    heldUntilMs = extension.endsAtMs;
    const restMs = heldUntilMs - clock().getTime();
    if (restMs > 0) expiry = setTimeout(watchExpiry, restMs);
    else if (!isTooOld()) lose('it ended while the engine did not answer');
  }
  watchExpiry();

  return {
    get workerId() {
      return workerId;
    },
    get endsAt() {
      return new Date(extension.endsAtMs);
    },
    adopt(newWorkerId) {
      workerId = newWorkerId;
      extension.adopt(newWorkerId);
      watchExpiry();
    },
    async stop() {
      isStopped = true;
      clearTimeout(expiry);
      await extension.end();
    },
  };
}
