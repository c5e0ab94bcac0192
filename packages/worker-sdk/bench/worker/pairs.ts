import { type Spread, spreadOf } from '@stepwright/bench-figures';

/** What two sides gave in turns. */
export interface Pairs<T> {
  /** What the first gave, divided by what the second did, round by round. */
  readonly ratio: Spread;
  readonly reports: readonly [readonly T[], readonly T[]];
}

/**
 * Measures A and B by turns: what else the machine does meanwhile meets both. Who is first changes with every round, so that neither always
 * finds the machine as the other has left it. A first round is not counted: compilers need work.
 */
export async function inPairs<T>(
  rounds: number,
  sides: readonly [() => Promise<T>, () => Promise<T>],
  figureOf: (report: T) => number,
): Promise<Pairs<T>> {
  const [one, other] = sides;
  const reports: [T[], T[]] = [[], []];
  await one();
  await other();
  for (let round = 0; round < rounds; round++) {
    for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) reports[at].push(await sides[at]());
  }
  const [first, second] = reports.map((each) => each.map(figureOf)) as [number[], number[]];
  return { ratio: spreadOf(first.map((value, at) => value / (second[at] as number))), reports };
}
