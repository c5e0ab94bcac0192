import { readFile } from 'node:fs/promises';
import { type CoverageThresholds, checkThresholds } from '../coverage/check-thresholds.ts';
import { compareCoverage } from '../coverage/compare-coverage.ts';
import type { ProcessCoverage } from '../coverage/coverage-item.ts';
import { readCoverage } from '../coverage/coverage-json.ts';
import { describeItem } from '../coverage/coverage-summary.ts';

/** What must be covered. */
export interface CoverageDemands {
  /** At least so much of each kind, from 0 to 100. @default nothing */
  readonly thresholds?: CoverageThresholds;
  /** A report of an earlier coverage: what it covered and is still there must be covered now. @default none */
  readonly base?: string | URL;
}

/** @throws Error that lists what is not covered and should be */
export async function checkCoverage(
  coverage: ProcessCoverage,
  { thresholds = {}, base }: CoverageDemands,
): Promise<void> {
  const below = checkThresholds(coverage, thresholds).flatMap(({ kind, percent, threshold, uncovered }) => [
    `  ${kind} ${percent} %, at least ${threshold} % were asked for; not covered:`,
    ...uncovered.map((item) => `    ${describeItem(item)}`),
  ]);
  const lost = base === undefined ? [] : compareCoverage(readCoverage(await readFile(base, 'utf8')), coverage);
  const lines = [
    ...below,
    ...(lost.length > 0 ? ['  covered before, and not now:', ...lost.map((item) => `    ${describeItem(item)}`)] : []),
  ];
  if (lines.length > 0) throw new Error([`${coverage.process} is covered too little`, ...lines].join('\n'));
}
