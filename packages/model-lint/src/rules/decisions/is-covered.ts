import type { ColumnCovers } from './column-covers.ts';
import type { SearchBudget } from './find-uncovered.ts';
import type { Region, TableSpace } from './table-space.ts';

/**
 * Whether rules take a whole region together; undefined when the budget has ended before that was known. It stops at the first atom that they
 * leave, which is soon found in tables that are right.
 * @param rules as bits
 */
export function isCovered(
  { rulesAt }: TableSpace,
  covers: ColumnCovers,
  region: Region,
  rules: bigint,
  budget: SearchBudget,
): boolean | undefined {
  const rest = covers.restOf(region);
  const covered = region.map(() => new Set<bigint>());

  const visit = (column: number, alive: bigint): boolean | undefined => {
    if (alive === 0n) return false;
    if ((alive & (rest[column] ?? 0n)) !== 0n || covered[column]?.has(alive)) return true;
    const seen = new Set<bigint>();
    for (const atom of covers.atomsOf(column, region[column] ?? 0n)) {
      budget.stepsLeft -= 1;
      if (budget.stepsLeft < 0) return undefined;
      const still = alive & (rulesAt[column]?.[atom] ?? 0n);
      if (seen.has(still)) continue;
      seen.add(still);
      const answer = visit(column + 1, still);
      if (answer !== true) return answer;
    }
    covered[column]?.add(alive);
    return true;
  };

  return budget.stepsLeft < 0 ? undefined : visit(0, rules);
}
