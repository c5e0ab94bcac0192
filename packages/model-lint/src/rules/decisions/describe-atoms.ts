import { formatValue } from '@stepwright/decision/syntax';
import { type Axis, allAtoms } from './axis.ts';
import { atomsIn } from './table-space.ts';

const partsMax = 4;

/** Writes a set of values as a cell of a table would: `-`, `"A", "B"`, `not("A")`, `< 5`, `[5..10]`. */
export function describeAtoms(mask: bigint, axis: Axis): string {
  if (mask === axis.values || mask === allAtoms(axis)) return '-';
  const values = mask & axis.values;
  const parts = axis.kind === 'string' ? texts(values, axis) : runs(values, axis);
  const all = [...parts, ...((mask & axis.missing) === 0n ? [] : ['null'])];
  return all.length > partsMax ? `${all.slice(0, partsMax).join(', ')}, …` : all.join(', ');
}

/** Texts have no order that people think of: those that are named, or all but some. */
function texts(mask: bigint, axis: Axis): readonly string[] {
  const atoms = atomsIn(mask);
  const between = atomsIn(axis.values).filter((atom) => atom % 2 === 0);
  const inside = atoms.filter((atom) => atom % 2 === 0);
  if (inside.length === 0) return atoms.map((atom) => pointText(axis, atom));
  if (inside.length < between.length) return runs(mask, axis);
  const left = atomsIn(axis.values & ~mask).map((atom) => pointText(axis, atom));
  const shown = left.length > partsMax ? [...left.slice(0, partsMax), '…'] : left;
  return [`not(${shown.join(', ')})`];
}

/** The atoms that follow each other without a gap, as comparisons and ranges. */
function runs(mask: bigint, axis: Axis): readonly string[] {
  const found: string[] = [];
  let run: number[] = [];
  for (const atom of [...atomsIn(axis.values), -1]) {
    if (atom !== -1 && (mask & (1n << BigInt(atom))) !== 0n) run.push(atom);
    else if (run.length > 0) {
      found.push(runText(run, axis));
      run = [];
    }
  }
  return found;
}

function runText(run: readonly number[], axis: Axis): string {
  const [first = 0] = run;
  const last = run.at(-1) ?? first;
  if (first === last && first % 2 === 1) return pointText(axis, first);
  const low = axis.points[(first - 1) >> 1];
  const high = axis.points[last >> 1];
  const isLowIn = first % 2 === 1;
  const isHighIn = last % 2 === 1;
  if (first === 0 || !low) return high ? `${isHighIn ? '<=' : '<'} ${formatValue(high)}` : '-';
  if (!high) return `${isLowIn ? '>=' : '>'} ${formatValue(low)}`;
  return `${isLowIn ? '[' : ']'}${formatValue(low)}..${formatValue(high)}${isHighIn ? ']' : '['}`;
}

function pointText({ points }: Axis, atom: number): string {
  const point = points[(atom - 1) >> 1];
  return point ? formatValue(point) : '';
}
