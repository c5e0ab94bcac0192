import { FeelFailure } from './feel-error.ts';
import { compareNumbers } from './feel-number.ts';
import type { FeelTime, FeelValue } from './feel-value.ts';
import { nanosPerSecond } from './temporal/calendar.ts';
import { instantOf } from './temporal/moments.ts';

/** Whether `=` holds; undefined when the values have different types and so cannot be compared. */
export function equalValues(a: FeelValue, b: FeelValue): boolean | undefined {
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (a.kind === 'list' && b.kind === 'list') {
    return (
      a.items.length === b.items.length && a.items.every((item, at) => equalValues(item, b.items[at] ?? item) === true)
    );
  }
  if (a.kind === 'context' && b.kind === 'context') return equalEntries(a.entries, b.entries);
  return equalScalars(a, b);
}

function equalEntries(a: ReadonlyMap<string, FeelValue>, b: ReadonlyMap<string, FeelValue>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || equalValues(value, other) !== true) return false;
  }
  return true;
}

function equalScalars(a: FeelValue, b: FeelValue): boolean | undefined {
  if (a.kind !== b.kind) return undefined;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && compareNumbers(a.value, b.value) === 0;
    case 'string':
    case 'boolean':
      return a.kind === b.kind && a.value === b.value;
    case 'date':
      return b.kind === 'date' && a.day === b.day;
    case 'local-time':
    case 'duration':
      return a.kind === b.kind && a.nanos === b.nanos;
    case 'time':
      return b.kind === 'time' && a.nanos === b.nanos && a.offset === b.offset && a.zone === b.zone;
    case 'local-date-time':
      return b.kind === 'local-date-time' && a.day === b.day && a.nanos === b.nanos;
    case 'date-time':
      return (
        b.kind === 'date-time' && a.day === b.day && a.nanos === b.nanos && a.offset === b.offset && a.zone === b.zone
      );
    case 'months':
      return b.kind === 'months' && a.months === b.months;
    default:
      return undefined;
  }
}

/** Whether two values are the same element of a list: as `=`, but contexts written with braces are only the same as themselves. */
export function sameElement(a: FeelValue, b: FeelValue): boolean {
  if (a === b) return true;
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, at) => sameElement(item, b.items[at] ?? item));
  }
  if (a.kind === 'context' && b.kind === 'context') {
    if (a.literal || b.literal || a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, value]) =>
      sameElement(value, b.entries.get(key) ?? { kind: 'fatal', message: '' }),
    );
  }
  if (a.kind === 'range' && b.kind === 'range') {
    return sameBoundary(a.start, b.start) && sameBoundary(a.end, b.end);
  }
  return equalValues(a, b) === true;
}

function sameBoundary(a: { value: FeelValue; closed: boolean }, b: { value: FeelValue; closed: boolean }): boolean {
  return a.closed === b.closed && sameElement(a.value, b.value);
}

/** Values with an order: numbers, strings and temporal ones; a list when its items are of one ordered type. */
export function isOrdered(value: FeelValue): boolean {
  if (value.kind === 'list') {
    const [head] = value.items;
    return head !== undefined && isOrdered(head) && value.items.every(({ kind }) => kind === head.kind);
  }
  return ordered.has(value.kind);
}

const ordered: ReadonlySet<FeelValue['kind']> = new Set<FeelValue['kind']>([
  'number',
  'string',
  'date',
  'local-time',
  'time',
  'local-date-time',
  'date-time',
  'months',
  'duration',
]);

/** @throws FeelFailure for values without an order between them */
export function compareValues(a: FeelValue, b: FeelValue): number {
  if (a.kind === 'number' && b.kind === 'number') return compareNumbers(a.value, b.value);
  if (a.kind === 'string' && b.kind === 'string') return compareStrings(a.value, b.value);
  if (a.kind === 'date' && b.kind === 'date') return a.day - b.day;
  if (a.kind === 'local-time' && b.kind === 'local-time') return sign(a.nanos - b.nanos);
  if (a.kind === 'time' && b.kind === 'time') return sign(utcNanos(a) - utcNanos(b));
  if (a.kind === 'local-date-time' && b.kind === 'local-date-time') return sign(instantOf(a) - instantOf(b));
  if (a.kind === 'date-time' && b.kind === 'date-time') {
    return sign(instantOf(a) - instantOf(b)) || a.offset - b.offset || compareStrings(a.zone ?? '', b.zone ?? '');
  }
  if (a.kind === 'months' && b.kind === 'months') return a.months - b.months;
  if (a.kind === 'duration' && b.kind === 'duration') return sign(a.nanos - b.nanos);
  throw new FeelFailure(`a ${a.kind} can not be compared to a ${b.kind}`);
}

export function utcNanos(time: FeelTime): bigint {
  return time.nanos - BigInt(time.offset) * nanosPerSecond;
}

/** By UTF-16 code units, as Java. */
function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
