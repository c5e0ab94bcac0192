/** Numbers that only depend on a seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end;
  }

  index(end: number): number {
    return Math.floor(this.below(end));
  }

  chance(part: number): boolean {
    return this.below(1) < part;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.index(items.length)] as T;
  }
}
