import { type CoverageItem, itemKey, type ProcessCoverage } from './coverage-item.ts';

/**
 * Adds up what several runs covered. Items keep the order in which they first come; what one coverage does not know counts as never hit by it.
 * Places are those of the last coverage that knows the item.
 */
export function mergeCoverage(first: ProcessCoverage, ...others: readonly ProcessCoverage[]): ProcessCoverage {
  const items = new Map<string, CoverageItem>();
  for (const item of [first, ...others].flatMap((coverage) => coverage.items)) {
    const key = itemKey(item);
    items.set(key, { ...item, hits: item.hits + (items.get(key)?.hits ?? 0) });
  }
  return { process: first.process, items: [...items.values()] };
}
