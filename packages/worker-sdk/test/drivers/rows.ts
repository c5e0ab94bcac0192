import type { Row } from './row.ts';
import { effectRows } from './rows/effects.ts';
import { faultRows } from './rows/faults.ts';
import { fetchingRows } from './rows/fetching.ts';
import { flowRows } from './rows/flow.ts';
import { inputRows } from './rows/input.ts';
import { lockRows } from './rows/locks.ts';
import { outcomeRows } from './rows/outcomes.ts';
import { outputRows } from './rows/output.ts';
import { retryRows } from './rows/retries.ts';
import { stopRows } from './rows/stops.ts';

export { limitOf } from './limit-of.ts';
export type { Row } from './row.ts';

/** All rows of the driver suite. To load them starts nothing. */
export const driverRows: readonly Row[] = [
  ...outcomeRows,
  ...inputRows,
  ...outputRows,
  ...retryRows,
  ...effectRows,
  ...lockRows,
  ...fetchingRows,
  ...flowRows,
  ...faultRows,
  ...stopRows,
];
