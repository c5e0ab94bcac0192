import type fc from 'fast-check';
import { seededRandom, seedOfText } from './seeded-random.ts';

interface Drawn {
  readonly arbitrary: fc.Arbitrary<unknown>;
  readonly value: fc.Value<unknown>;
}

/**
 * Values that are drawn when they are first asked for, by key: what an instance will offer is not known before it is played.
 *
 * 1. The same key gives the same value again, in another play too.
 * 2. Only what was asked for is made simpler.
 */
export class LazyDraws {
  readonly #seed: number;
  readonly #drawn: Map<string, Drawn>;

  constructor(seed: number, drawn: ReadonlyMap<string, Drawn> = new Map()) {
    this.#seed = seed;
    this.#drawn = new Map(drawn);
  }

  take<T>(key: string, arbitrary: fc.Arbitrary<T>): T {
    const known = this.#drawn.get(key);
    if (known) return known.value.value as T;
    // One in two values is drawn near the edges of its type.
    const value = arbitrary.generate(seededRandom(this.#seed, seedOfText(key)), 2);
    this.#drawn.set(key, { arbitrary, value });
    return value.value;
  }

  /** The same draws with one value simpler, for each simpler value. */
  *simpler(): Iterable<LazyDraws> {
    for (const [key, { arbitrary, value }] of this.#drawn) {
      for (const simpler of arbitrary.shrink(value.value, value.context)) {
        yield new LazyDraws(this.#seed, new Map([...this.#drawn, [key, { arbitrary, value: simpler }]]));
      }
    }
  }
}
