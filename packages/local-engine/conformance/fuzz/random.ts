import { mulberry32 } from '../../src/mulberry32.ts';

/** Random choices that a seed repeats. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True so often, 0 to 1. */
  chance(probability: number): boolean;
  /** @throws {Error} when there is nothing to pick from */
  pick<T>(items: readonly T[]): T;
  /** Picks by weight; what weighs 0 is never picked. @throws {Error} when nothing weighs anything */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T;
}

/** Makes random choices from a seed (mulberry32). */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('There is nothing to pick from: the list is empty');
      return items[below(items.length)] as (typeof items)[number];
    },
    weighted: (items) => {
      const total = items.reduce((sum, [weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [weight, item] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      throw new Error(`Nothing can be picked: the weights of ${items.length} items add up to ${total}`);
    },
  };
}

/** The seed of one of many models, spread so that neighbours have nothing in common. */
export function seedOf(seed: number, index: number): number {
  return (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
}
