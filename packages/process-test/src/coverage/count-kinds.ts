import { type CoverageItem, type CoverageKind, coverageKinds, type ProcessCoverage } from './coverage-item.ts';

/** How much of one kind is covered. */
export interface KindCount {
  readonly kind: CoverageKind;
  readonly covered: number;
  readonly all: number;
  /** Of 100, rounded down to a tenth, so that 100 means everything; 100 when there is nothing. */
  readonly percent: number;
  readonly uncovered: readonly CoverageItem[];
}

/** Counts every kind of all processes, or of one. */
export function countKinds({ items }: ProcessCoverage, process?: string): readonly KindCount[] {
  return coverageKinds.map((kind) => {
    const own = items.filter((item) => item.kind === kind && (process === undefined || item.process === process));
    const uncovered = own.filter(({ hits }) => hits === 0);
    const covered = own.length - uncovered.length;
    const percent = own.length === 0 ? 100 : Math.floor((covered * 1000) / own.length) / 10;
    return { kind, covered, all: own.length, percent, uncovered };
  });
}
