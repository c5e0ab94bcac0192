import { describeAtoms } from './describe-atoms.ts';
import type { Region, TableSpace } from './table-space.ts';

/** Writes a region in a sentence: `amount > 5 and status is "A"`; inputs that may have any value are left out. */
export function describeRegion({ table, axes }: TableSpace, region: Region): string {
  const parts = axes.flatMap((axis, at) => {
    const text = describeAtoms(region[at] ?? 0n, axis);
    const title = table.inputs[at]?.title ?? '';
    const name = /\s/.test(title) ? `"${title}"` : title;
    return text === '-' ? [] : [`${name} ${/^[<>]/.test(text) ? '' : 'is '}${text}`];
  });
  return parts.length === 0 ? 'any input' : parts.join(' and ');
}
