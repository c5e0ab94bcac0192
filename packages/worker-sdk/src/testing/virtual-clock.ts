/** A clock that stands still until it is put forward. */
export interface VirtualClock {
  readonly now: () => Date;
  /** @throws {RangeError} when `byMs` is not a number from 0: time never runs back. */
  advance(byMs: number): void;
  /** Puts the clock forward to a moment; one that has passed leaves it as it is. */
  reach(atMs: number): void;
}

/** Makes a clock that shows `start`. */
export function createVirtualClock(start: Date): VirtualClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    advance(byMs) {
      if (!(byMs >= 0)) throw new RangeError(`A clock goes forward only: give ms from 0, not ${byMs}.`);
      nowMs += byMs;
    },
    reach(atMs) {
      nowMs = Math.max(nowMs, atMs);
    },
  };
}
