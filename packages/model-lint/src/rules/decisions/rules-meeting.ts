import { allAtoms } from './axis.ts';
import { atomsIn, type TableSpace } from './table-space.ts';

/**
 * For each rule, the rules that hold together with it for some input, itself among them, as bits.
 * @param inputs whether only inputs with a value of the right type count
 */
export function rulesMeeting({ axes, regions, rulesAt }: TableSpace, inputs: 'with values' | 'all'): readonly bigint[] {
  const meeting = axes.map((axis, column) => {
    const known = new Map<bigint, bigint>();
    const counted = inputs === 'all' ? allAtoms(axis) : axis.values;
    return (mask: bigint): bigint => {
      const found = known.get(mask) ?? rulesIn(mask & counted, rulesAt[column] ?? []);
      known.set(mask, found);
      return found;
    };
  });
  return regions.map((region) => {
    if (!region) return 0n;
    return region.reduce((all, mask, column) => all & (meeting[column]?.(mask) ?? 0n), -1n);
  });
}

function rulesIn(mask: bigint, rulesAt: readonly bigint[]): bigint {
  return atomsIn(mask).reduce((all, atom) => all | (rulesAt[atom] ?? 0n), 0n);
}
