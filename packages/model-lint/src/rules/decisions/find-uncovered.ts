import { createColumnCovers } from './column-covers.ts';
import type { Region, TableSpace } from './table-space.ts';

/** What a search may cost. It is used up over several searches. */
export interface SearchBudget {
  /** How many atoms may still be looked at. */
  stepsLeft: number;
}

export interface Uncovered {
  /** Disjoint parts that none of the rules takes. */
  readonly regions: readonly Region[];
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

/**
 * Finds the parts of a region that none of the rules takes. It goes through the columns with the rules that still hold, and meets the same rules
 * in the same column only once where they cover everything: usual tables take about columns times atoms steps, and the budget ends all others.
 * @param rules as bits
 * @param regionsMax how many parts are enough
 */
export function findUncovered(
  space: TableSpace,
  region: Region,
  rules: bigint,
  budget: SearchBudget,
  regionsMax: number,
): Uncovered {
  const { rulesAt } = space;
  const covers = createColumnCovers(space);
  const atoms = region.map((mask, column) => covers.atomsOf(column, mask));
  const rest = covers.restOf(region);
  const covered = rulesAt.map(() => new Set<bigint>());
  const regions: Region[] = [];
  const isOver = (): boolean => budget.stepsLeft < 0 || regions.length >= regionsMax;

  const visit = (column: number, alive: bigint, before: Region): void => {
    if (alive === 0n) {
      regions.push([...before, ...region.slice(column)]);
      return;
    }
    if ((alive & (rest[column] ?? 0n)) !== 0n || covered[column]?.has(alive)) return;
    const found = regions.length;
    const groups = groupAtoms(atoms[column] ?? [], alive, rulesAt[column] ?? []);
    budget.stepsLeft -= atoms[column]?.length ?? 0;
    for (const [still, mask] of groups) {
      if (isOver()) return;
      visit(column + 1, still, [...before, mask]);
    }
    if (regions.length === found) covered[column]?.add(alive);
  };

  if (budget.stepsLeft >= 0 && region.every((mask) => mask !== 0n)) visit(0, rules, []);
  return { regions, isComplete: !isOver() };
}

/** The atoms of a column by the rules that still hold there. */
function groupAtoms(atoms: readonly number[], alive: bigint, rulesAt: readonly bigint[]): ReadonlyMap<bigint, bigint> {
  const groups = new Map<bigint, bigint>();
  for (const atom of atoms) {
    const still = alive & (rulesAt[atom] ?? 0n);
    groups.set(still, (groups.get(still) ?? 0n) | (1n << BigInt(atom)));
  }
  return groups;
}
