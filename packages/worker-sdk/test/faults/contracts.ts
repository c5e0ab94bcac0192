import { countLines, reserveStock } from '../helpers/contracts.ts';

// The tasks of `fulfillment` with times that let a killed worker's task come back within seconds.

const retry = { attempts: 8, delaysMs: [50, 100, 200, 400], jitter: 0 };

/** The plain task. @param executionMaxMs how long a run may take. */
export function quickCount(executionMaxMs: number): typeof countLines {
  return { ...countLines, retry: { ...retry, attempts: 3 }, executionMaxMs };
}

/** The task with the effect, in a system that can be asked and does not deduplicate: a second request is a second effect. */
export const quickReserve: typeof reserveStock = {
  ...reserveStock,
  external: {
    ...reserveStock.external,
    sendWindowMs: 1_000,
    settleMs: 1_000,
    reconcileMax: 20,
    reconcileDelayMs: 100,
  },
  retry,
  executionMaxMs: 15_000,
};

/** The longest lock of these tasks, in ms. */
export const lockMaxMs = Math.max(countLines.lockDurationMs, quickReserve.lockDurationMs);
