import type { Region } from './table-space.ts';

/** Puts regions together that differ in one column only, until none is left: fewer lines for the same combinations. */
export function mergeRegions(regions: readonly Region[]): readonly Region[] {
  const columns = regions[0]?.length ?? 0;
  let merged = regions;
  for (let before = Number.POSITIVE_INFINITY; merged.length < before; ) {
    before = merged.length;
    for (let column = 0; column < columns; column += 1) merged = mergeIn(merged, column);
  }
  return merged;
}

function mergeIn(regions: readonly Region[], column: number): readonly Region[] {
  const byRest = new Map<string, bigint[]>();
  for (const region of regions) {
    const rest = region.map((mask, at) => (at === column ? '' : mask.toString(36))).join();
    const same = byRest.get(rest);
    if (same) same[column] = (same[column] ?? 0n) | (region[column] ?? 0n);
    else byRest.set(rest, [...region]);
  }
  return [...byRest.values()];
}
