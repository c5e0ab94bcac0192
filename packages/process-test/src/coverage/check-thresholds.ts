import { countKinds, type KindCount } from './count-kinds.ts';
import type { CoverageKind, ProcessCoverage } from './coverage-item.ts';

/** How much must be covered, from 0 to 100, by kind. What is not named may have any coverage. */
export type CoverageThresholds = Readonly<Partial<Record<CoverageKind, number>>>;

/** A kind that is covered too little, with what is not covered. */
export interface ThresholdMiss extends KindCount {
  /** What was asked for. */
  readonly threshold: number;
}

/** Lists the kinds that are below their thresholds, over all processes of a coverage. A kind of which there is nothing is never below. */
export function checkThresholds(coverage: ProcessCoverage, thresholds: CoverageThresholds): readonly ThresholdMiss[] {
  return countKinds(coverage).flatMap((count) => {
    const threshold = thresholds[count.kind];
    const isBelow = threshold !== undefined && count.covered * 100 < threshold * count.all;
    return isBelow ? [{ ...count, threshold }] : [];
  });
}
