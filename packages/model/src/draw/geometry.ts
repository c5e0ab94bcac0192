export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its upper left corner. */
export interface Bounds extends Point, Size {}

/** A straight line between two points. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

export function centerOf({ x, y, width, height }: Bounds): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Makes a rectangle larger on all sides, or smaller with a negative margin. */
export function grow({ x, y, width, height }: Bounds, margin: number): Bounds {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** The smallest rectangle around all of these; undefined for none. */
export function boundsAround(all: readonly Bounds[]): Bounds | undefined {
  if (all.length === 0) return undefined;
  const x = minimum(all.map((bounds) => bounds.x));
  const y = minimum(all.map((bounds) => bounds.y));
  const right = -minimum(all.map((bounds) => -(bounds.x + bounds.width)));
  const bottom = -minimum(all.map((bounds) => -(bounds.y + bounds.height)));
  return { x, y, width: right - x, height: bottom - y };
}

export function overlapArea(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The point on the way from one point to another, this many units after the first. */
export function pointToward(from: Point, to: Point, units: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) * units) / length, y: from.y + ((to.y - from.y) * units) / length };
}

export function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((to, index) => ({ from: points[index] as Point, to }));
}

export function bordersOf({ x, y, width, height }: Bounds): readonly Segment[] {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
  return segmentsOf(corners);
}

/** How much of a segment lies inside a rectangle, by the clipping rule of Liang and Barsky. */
export function lengthInside({ from, to }: Segment, box: Bounds): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const limits: readonly (readonly [number, number])[] = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ];
  let enter = 0;
  let leave = 1;
  for (const [direction, room] of limits) {
    if (direction === 0 && room < 0) return 0;
    if (direction < 0) enter = Math.max(enter, room / direction);
    if (direction > 0) leave = Math.min(leave, room / direction);
  }
  return leave > enter ? (leave - enter) * Math.hypot(dx, dy) : 0;
}

/** Not `Math.min(...)`: a large model has more values than a call may have arguments. */
function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
