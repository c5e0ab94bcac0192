import { setTimeout as wait } from 'node:timers/promises';

/** Waits that double from `firstMs` to `mostMs`, each shortened at random by up to half: workers that failed together come back apart. */
export interface Backoff {
  /** The next wait, in ms. */
  nextMs(): number;
  reset(): void;
}

/** Makes a backoff. @param options.random in [0, 1). */
export function createBackoff(options: { firstMs: number; mostMs: number; random: () => number }): Backoff {
  let turn = 0;
  return {
    nextMs() {
      const fullMs = Math.min(options.firstMs * 2 ** turn, options.mostMs);
      turn += 1;
      return Math.ceil(fullMs * (1 - options.random() / 2));
    },
    reset() {
      turn = 0;
    },
  };
}

/** Waits, or returns early when the signal is aborted. */
export async function pause(waitMs: number, signal?: AbortSignal): Promise<void> {
  await wait(waitMs, undefined, signal ? { signal } : {}).catch(() => undefined);
}
