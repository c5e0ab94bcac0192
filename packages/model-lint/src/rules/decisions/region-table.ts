import { describeAtoms } from './describe-atoms.ts';
import type { Region, TableSpace } from './table-space.ts';

const widthMax = 40;

/** One line of a table: what it is, and the combinations. */
export interface RegionRow {
  readonly label: string;
  readonly region: Region;
}

/** Writes regions as a table with a head: one column for each input. */
export function regionTable({ table, axes }: TableSpace, rows: readonly RegionRow[]): readonly string[] {
  const hasLabels = rows.some(({ label }) => label !== '');
  const cells = [
    ['', ...table.inputs.map(({ title }) => title)],
    ...rows.map(({ label, region }) => [label, ...axes.map((axis, at) => describeAtoms(region[at] ?? 0n, axis))]),
  ].map((line) => (hasLabels ? line : line.slice(1)).map(shorten));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  return [lines[0] ?? '', widths.map((width) => '-'.repeat(width)).join('-|-'), ...lines.slice(1)];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > widthMax ? `${line.slice(0, widthMax - 1)}…` : line;
}
