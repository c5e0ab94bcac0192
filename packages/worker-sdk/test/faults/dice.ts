/** Random choices that a seed repeats. */
export interface Dice {
  /** In [0, 1). */
  random(): number;
  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number;
  oneOf<T>(choices: readonly T[]): T;
}

/** Makes dice by mulberry32 (Tommy Ettinger, public domain): small, and the same on every machine. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  return {
    random,
    between,
    oneOf: <T>(choices: readonly T[]): T => choices[between(0, choices.length - 1)] as T,
  };
}

/** The seed of this run: a fresh one, or the one that SEED names. Whoever uses it prints it, so that a red run can be repeated. */
export function seedOfRun(): number {
  return Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
}

/** How many rounds are asked for: ROUNDS, or what is short enough for every push. */
export function roundsOfRun(rounds: number): number {
  return Number(process.env.ROUNDS || rounds);
}
