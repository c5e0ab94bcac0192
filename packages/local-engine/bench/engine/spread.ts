/** What several rounds gave. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: readonly number[];
}

/** @throws Error without a round */
export function spreadOf(rounds: readonly number[]): Spread {
  const sorted = [...rounds].sort((one, other) => one - other);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new Error('A spread needs at least one round.');
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? min;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? min) + upper) / 2;
  return { median: rounded(median), min: rounded(min), max: rounded(max), rounds: rounds.map(rounded) };
}

/** To three digits behind the first: nobody measures better. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
