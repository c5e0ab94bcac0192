import { atomsIn, type Region, type TableSpace } from './table-space.ts';

/** What is asked again and again of the cells of one table. */
export interface ColumnCovers {
  /** The atoms of a region's column. */
  atomsOf(column: number, mask: bigint): readonly number[];
  /** For each column, the rules that take the whole region in it and in all columns behind it; behind the last one these are all. */
  restOf(region: Region): readonly bigint[];
}

/** Remembers the atoms of cells, and the rules that take all of a cell. */
export function createColumnCovers({ axes, rulesAt }: TableSpace): ColumnCovers {
  const known = axes.map(() => new Map<bigint, { readonly atoms: readonly number[]; readonly rules: bigint }>());
  const lookUp = (column: number, mask: bigint): { readonly atoms: readonly number[]; readonly rules: bigint } => {
    const found = known[column]?.get(mask);
    if (found) return found;
    const atoms = atomsIn(mask);
    const rules = atoms.reduce((all, atom) => all & (rulesAt[column]?.[atom] ?? 0n), -1n);
    known[column]?.set(mask, { atoms, rules });
    return { atoms, rules };
  };
  return {
    atomsOf: (column, mask) => lookUp(column, mask).atoms,
    restOf: (region) => {
      const rest: bigint[] = new Array(region.length + 1).fill(-1n);
      for (let column = region.length - 1; column >= 0; column -= 1) {
        rest[column] = (rest[column + 1] ?? 0n) & lookUp(column, region[column] ?? 0n).rules;
      }
      return rest;
    },
  };
}
