import type { Platform } from '@platform/quote-to-order';

/** The time of one engine, which only goes forward. */
export interface EngineTime {
  /** Moves the engine's clock so far ahead of where it is. */
  forward(ms: number): Promise<void>;
}

/** Longer than the engine keeps a task for a worker that has died. */
export const lockOverMs = 31_000;

/** Takes over the clock of an engine that was started with `testClock`. */
export function createEngineTime(platform: Platform): EngineTime {
  let aheadMs = 0;
  return {
    async forward(ms) {
      aheadMs += ms;
      await platform.engine.setClock(new Date(Date.now() + aheadMs));
    },
  };
}
