import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** How much of its process a worker may take before it fetches no more. Shares are above 0 and at most 1. */
export interface LoadMax {
  /** Of the time in which the event loop worked instead of waiting. @default no limit */
  readonly eventLoopShare?: number;
  /** Of the heap that V8 may take (`--max-old-space-size`). @default no limit */
  readonly heapShare?: number;
}

/** Tells whether the process has more to do than it may. */
export interface LoadGauge {
  isTooHigh(): boolean;
}

/** How often the load is measured, in ms: shorter times say little, and a worker that is full asks often. */
export const loadEveryMs = 250;

/** Makes a gauge of this process. `now` counts milliseconds. */
export function createLoadGauge(max: LoadMax, now: () => number = () => performance.now()): LoadGauge {
  const { eventLoopShare = Number.POSITIVE_INFINITY, heapShare = Number.POSITIVE_INFINITY } = max;
  let since = performance.eventLoopUtilization();
  let measuredAtMs = now();
  let isTooHigh = false;
  return {
    isTooHigh() {
      if (now() - measuredAtMs < loadEveryMs) return isTooHigh;
      const current = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(current, since);
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
      [since, measuredAtMs] = [current, now()];
      isTooHigh = utilization > eventLoopShare || used / limit > heapShare;
      return isTooHigh;
    },
  };
}

/** Says what is wrong with the limits; empty when they are right. */
export function loadMaxProblems(max: LoadMax = {}): readonly string[] {
  return (['eventLoopShare', 'heapShare'] as const).flatMap((name) => {
    const share = max[name];
    return share === undefined || (share > 0 && share <= 1)
      ? []
      : [`loadMax.${name} must be above 0 and at most 1, is ${share}`];
  });
}
