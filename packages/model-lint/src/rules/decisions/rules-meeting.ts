import { atomsIn, type TableSpace } from './table-space.ts';

/** For each rule, the rules that hold together with it for some input, itself among them, as bits. Only inputs with a value count. */
export function rulesMeeting({ axes, regions, rulesAt }: TableSpace): readonly bigint[] {
  const meeting = axes.map((axis, column) => {
    const known = new Map<bigint, bigint>();
    return (mask: bigint): bigint => {
      const values = mask & axis.values;
      const found =
        known.get(values) ?? atomsIn(values).reduce((all, atom) => all | (rulesAt[column]?.[atom] ?? 0n), 0n);
      known.set(values, found);
      return found;
    };
  });
  return regions.map((region) => {
    if (!region) return 0n;
    return region.reduce((all, mask, column) => all & (meeting[column]?.(mask) ?? 0n), -1n);
  });
}
