import { compareValues, sameElement } from '../compare.ts';
import { booleanValue, type FeelRange, type FeelValue, type RangeBoundary } from '../feel-value.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';

const pointKinds: ReadonlySet<FeelValue['kind']> = new Set<FeelValue['kind']>([
  'number',
  'date',
  'time',
  'local-time',
  'date-time',
  'local-date-time',
  'months',
  'duration',
]);

type RangeTest = (a: FeelRange, b: FeelRange) => boolean;
type PointTest = (point: FeelValue, range: FeelRange) => boolean;

/** What a function says about its two arguments; what is left out it does not take. */
interface Relation {
  readonly params: readonly (readonly [string, string])[];
  readonly ranges?: RangeTest;
  readonly pointRange?: PointTest;
  readonly rangePoint?: PointTest;
  readonly points?: (a: FeelValue, b: FeelValue) => boolean;
}

const less = (a: RangeBoundary, b: RangeBoundary): boolean => compareValues(a.value, b.value) < 0;
const same = (a: RangeBoundary, b: RangeBoundary): boolean => sameElement(a.value, b.value);
const bothClosed = (a: RangeBoundary, b: RangeBoundary): boolean => a.closed && b.closed;

/** The first range ends before the second starts. */
const isBefore: RangeTest = (a, b) => less(a.end, b.start) || (!bothClosed(a.end, b.start) && same(a.end, b.start));
const touches = (a: RangeBoundary, b: RangeBoundary): boolean => bothClosed(a, b) && same(a, b);
const reaches = (a: RangeBoundary, b: RangeBoundary): boolean => less(b, a) || touches(a, b);
const startsEarlier: RangeTest = (a, b) =>
  less(a.start, b.start) || (same(a.start, b.start) && a.start.closed && !b.start.closed);
const endsNoLater: RangeTest = (a, b) => less(a.end, b.end) || (same(a.end, b.end) && (!a.end.closed || b.end.closed));
const startsNoLater: RangeTest = (a, b) =>
  less(a.start, b.start) || (same(a.start, b.start) && (a.start.closed || !b.start.closed));
const overlapsBefore: RangeTest = (a, b) => startsEarlier(a, b) && reaches(a.end, b.start) && endsNoLater(a, b);
const includes: RangeTest = (a, b) =>
  startsNoLater(a, b) && (less(b.end, a.end) || (same(a.end, b.end) && (a.end.closed || !b.end.closed)));
const finishes: RangeTest = (a, b) =>
  a.end.closed === b.end.closed &&
  same(a.end, b.end) &&
  (less(b.start, a.start) || (same(a.start, b.start) && (!a.start.closed || b.start.closed)));
const finishedBy: RangeTest = (a, b) => a.end.closed === b.end.closed && same(a.end, b.end) && startsNoLater(a, b);
const starts: RangeTest = (a, b) => same(a.start, b.start) && a.start.closed === b.start.closed && endsNoLater(a, b);

const contains: PointTest = (point, { start, end }) => {
  const fromStart = compareValues(start.value, point);
  const toEnd = compareValues(end.value, point);
  return (fromStart < 0 && toEnd > 0) || (fromStart === 0 && start.closed) || (toEnd === 0 && end.closed);
};
const isEnd: PointTest = (point, { end }) => end.closed && sameElement(end.value, point);
const isStart: PointTest = (point, { start }) => start.closed && sameElement(start.value, point);
const liesBefore: PointTest = (point, { start }) => beyond(compareValues(point, start.value), start.closed);
const liesAfter: PointTest = (point, { end }) => beyond(compareValues(end.value, point), end.closed);

function beyond(comparison: number, closed: boolean): boolean {
  return comparison < 0 || (comparison === 0 && !closed);
}

const pointRange = ['point', 'range'] as const;
const rangePoint = ['range', 'point'] as const;
const ranges = ['range1', 'range2'] as const;
const points = ['point1', 'point2'] as const;

const relations: Readonly<Record<string, Relation>> = {
  before: {
    params: [points, pointRange, rangePoint, ranges],
    ranges: isBefore,
    pointRange: liesBefore,
    rangePoint: liesAfter,
    points: (a, b) => compareValues(a, b) < 0,
  },
  after: {
    params: [points, pointRange, rangePoint, ranges],
    ranges: (a, b) => isBefore(b, a),
    pointRange: liesAfter,
    rangePoint: liesBefore,
    points: (a, b) => compareValues(a, b) > 0,
  },
  meets: { params: [ranges], ranges: (a, b) => touches(a.end, b.start) },
  'met by': { params: [ranges], ranges: (a, b) => touches(a.start, b.end) },
  overlaps: { params: [ranges], ranges: (a, b) => reaches(a.end, b.start) && reaches(b.end, a.start) },
  'overlaps before': { params: [ranges], ranges: overlapsBefore },
  'overlaps after': { params: [ranges], ranges: (a, b) => overlapsBefore(b, a) },
  finishes: { params: [pointRange, ranges], ranges: finishes, pointRange: isEnd },
  'finished by': { params: [pointRange, ranges], ranges: finishedBy, rangePoint: isEnd },
  includes: { params: [rangePoint, ranges], ranges: includes, rangePoint: contains },
  during: { params: [pointRange, ranges], ranges: (a, b) => includes(b, a), pointRange: contains },
  starts: { params: [pointRange, ranges], ranges: starts, pointRange: isStart },
  'started by': { params: [rangePoint, ranges], ranges: (a, b) => starts(b, a), rangePoint: isStart },
  coincides: {
    params: [points, ranges],
    ranges: (a, b) =>
      same(a.start, b.start) &&
      a.start.closed === b.start.closed &&
      same(a.end, b.end) &&
      a.end.closed === b.end.closed,
    points: sameElement,
  },
};

export const rangeFunctions: Builtins = Object.fromEntries(
  Object.entries(relations).map(([name, relation]) => [
    name,
    relation.params.map((params) => toBuiltin(params, relation)),
  ]),
);

function toBuiltin(params: readonly [string, string], relation: Relation): Builtin {
  return builtin(params, ([a, b]) => {
    if (a === undefined || b === undefined || !areComparable(a, b)) return undefined;
    const answer = decide(a, b, relation);
    return answer === undefined ? undefined : booleanValue(answer);
  });
}

function decide(a: FeelValue, b: FeelValue, relation: Relation): boolean | undefined {
  if (a.kind === 'range') return b.kind === 'range' ? relation.ranges?.(a, b) : relation.rangePoint?.(b, a);
  return b.kind === 'range' ? relation.pointRange?.(a, b) : relation.points?.(a, b);
}

function areComparable(a: FeelValue, b: FeelValue): boolean {
  if (a.kind === 'range') return areComparable(a.start.value, b);
  if (b.kind === 'range') return areComparable(a, b.start.value);
  return a.kind === b.kind && pointKinds.has(a.kind);
}
