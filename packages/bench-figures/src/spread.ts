/** What several rounds gave. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: readonly number[];
}

/** @throws Error without a round, or with one that is no number */
export function spreadOf(rounds: readonly number[]): Spread {
  if (rounds.length === 0 || !rounds.every(Number.isFinite)) throw new Error(`No spread of [${rounds.join(', ')}].`);
  const shown = rounds.map(rounded);
  return {
    median: rounded(quantile(rounds, 0.5)),
    min: Math.min(...shown),
    max: Math.max(...shown),
    rounds: shown,
  };
}

/** The value below which this share of the values lies; between two values it is interpolated. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [lower, upper] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (lower === undefined || upper === undefined) throw new Error('There is no quantile of nothing.');
  return lower + (upper - lower) * (at - Math.floor(at));
}

/** To four digits: nobody measures better. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
