import { type CoverageItem, itemKey, type ProcessCoverage } from './coverage-item.ts';

/**
 * Lists what a base covered and what is still there but not covered any more, with its place of now. What is new, or has gone, is no loss.
 *
 * @example
 * const lost = compareCoverage(readCoverage(await readFile('base.json', 'utf8')), coverage);
 */
export function compareCoverage(base: ProcessCoverage, now: ProcessCoverage): readonly CoverageItem[] {
  const before = new Set(base.items.filter(({ hits }) => hits > 0).map(itemKey));
  return now.items.filter((item) => item.hits === 0 && before.has(itemKey(item)));
}
