import { compareValues, type FeelValue } from '@stepwright/decision/syntax';

/**
 * The values of one column, cut into atoms where its cells draw lines: for the points 5 and 10 they are `< 5`, `5`, `]5..10[`, `10` and `> 10`, and
 * after them no value at all, and a value of another type. A set of atoms is a bit mask.
 */
export interface Axis {
  /** The type that its values have; undefined when no cell tells it. */
  readonly kind: FeelValue['kind'] | undefined;
  /** In order, each once. Atom `2n + 1` is the point n. */
  readonly points: readonly FeelValue[];
  readonly atomCount: number;
  /** The atoms that a value can be in. */
  readonly values: bigint;
  /** The atom of no value. */
  readonly missing: bigint;
  /** The atom of values of other types; 0 where the column has a type that the engine converts to. */
  readonly foreign: bigint;
}

const typeKinds: Readonly<Record<string, FeelValue['kind']>> = {
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  date: 'local-date-time',
};
const orderedKinds: ReadonlySet<string> = new Set([
  'number',
  'string',
  'date',
  'local-date-time',
  'local-time',
  'months',
  'duration',
]);
const booleans: readonly FeelValue[] = [
  { kind: 'boolean', value: false },
  { kind: 'boolean', value: true },
];

/** Makes the axis of a column; undefined when its cells compare with values of several types, or of one without a plain order. */
export function createAxis(typeRef: string | undefined, boundaries: readonly FeelValue[]): Axis | undefined {
  const present = boundaries.filter(({ kind }) => kind !== 'null');
  const stated = typeRef === undefined ? undefined : typeKinds[typeRef];
  const [first] = present;
  const kind = stated ?? first?.kind;
  if (stated === undefined && present.some((one) => one.kind !== kind)) return undefined;
  if (kind !== undefined && kind !== 'boolean' && !orderedKinds.has(kind)) return undefined;
  const points = kind === 'boolean' ? booleans : distinct(present.filter((one) => one.kind === kind));
  const isWhole = kind === 'date' || typeRef === 'integer' || typeRef === 'long';
  const last = BigInt(2 * points.length + 1);
  return {
    kind,
    points,
    atomCount: 2 * points.length + 3,
    values: possibleAtoms(kind, points, isWhole),
    missing: 1n << last,
    foreign: stated === undefined ? 1n << (last + 1n) : 0n,
  };
}

/** All atoms that a column can be in, without a value and with one of another type too. */
export function allAtoms({ values, missing, foreign }: Axis): bigint {
  return values | missing | foreign;
}

/** The number of a point; undefined for a value that is none. */
export function pointOf({ kind, points }: Axis, value: FeelValue): number | undefined {
  if (value.kind !== kind) return undefined;
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  let [low, high] = [0, points.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(points[middle] ?? value, value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function distinct(values: readonly FeelValue[]): readonly FeelValue[] {
  const sorted = values.toSorted(compareValues);
  return sorted.filter((value, at) => at === 0 || compareValues(sorted[at - 1] ?? value, value) !== 0);
}

function possibleAtoms(kind: Axis['kind'], points: readonly FeelValue[], isWhole: boolean): bigint {
  let mask = 0n;
  const add = (atom: number): void => {
    mask |= 1n << BigInt(atom);
  };
  for (const [at, point] of points.entries()) {
    if (!isWhole || isWholeValue(point)) add(2 * at + 1);
    if (kind !== 'boolean' && !(isWhole && isEmptyBetween(points[at - 1], point))) add(2 * at);
  }
  if (kind !== 'boolean') add(2 * points.length);
  return mask;
}

function isWholeValue(value: FeelValue): boolean {
  return value.kind !== 'number' || value.value.value.isInteger();
}

/** Whether no whole number, or no day, lies between two. */
function isEmptyBetween(low: FeelValue | undefined, high: FeelValue): boolean {
  if (low?.kind === 'date' && high.kind === 'date') return high.day - low.day < 2;
  if (low?.kind !== 'number' || high.kind !== 'number') return false;
  return high.value.value.ceil().minus(low.value.value.floor()).lessThan(2);
}
