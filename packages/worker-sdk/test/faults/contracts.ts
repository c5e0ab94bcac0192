import type { ExternalClass } from '@stepwright/contract';
import { countLines, reserveStock } from '../helpers/contracts.ts';

// The tasks of `fulfillment` with times that let a killed worker's task come back within seconds.

/** What a test may choose of them. */
export interface QuickTimes {
  /** How long a run may take, in ms. */
  readonly executionMaxMs: number;
  /** How long the engine keeps a task for one fetch, in ms. */
  readonly lockDurationMs: number;
}

const retry = { attempts: 8, delaysMs: [50, 100, 200, 400], jitter: 0 };

/** The plain task. */
export function quickCount(times: QuickTimes): typeof countLines {
  return { ...countLines, retry: { ...retry, attempts: 3 }, ...times };
}

/** The task with the effect. Where the system does not deduplicate, a second request is a second effect. */
export function quickReserve(externalClass: ExternalClass, times: QuickTimes): typeof reserveStock {
  return {
    ...reserveStock,
    external: {
      ...reserveStock.external,
      class: externalClass,
      sendWindowMs: 1_000,
      settleMs: 1_000,
      // Of a blind system no answer is to be expected, however often it is asked.
      reconcileMax: externalClass === 'blind' ? 3 : 20,
      reconcileDelayMs: 100,
    },
    retry,
    ...times,
  };
}

/** The longest lock of these tasks unless a test chooses another, in ms. */
export const lockMaxMs = Math.max(countLines.lockDurationMs, reserveStock.lockDurationMs);
