import type { Bounds, Segment, Size } from './geometry.ts';
import { centerOf, distance, pointToward } from './geometry.ts';

const gap = 4;

/** Places around a shape where its label may stand, best first. */
export function placesAround(shape: Bounds, label: Size, first: 'above' | 'below'): readonly Bounds[] {
  const { x, y } = centerOf(shape);
  const left = shape.x - gap - label.width;
  const right = shape.x + shape.width + gap;
  const middle = x - label.width / 2;
  const above = shape.y - gap - label.height;
  const below = shape.y + shape.height + gap;
  const upper = {
    middle: { x: middle, y: above },
    right: { x: x + gap, y: above },
    left: { x: x - gap - label.width, y: above },
  };
  const lower = {
    middle: { x: middle, y: below },
    right: { x: x + gap, y: below },
    left: { x: x - gap - label.width, y: below },
  };
  const [near, far] = first === 'above' ? [upper, lower] : [lower, upper];
  const beside = [right, left].map((at) => ({ x: at, y: y - label.height / 2 }));
  const corners = [above + gap * 2, below - gap * 2].flatMap((top) => [right, left].map((at) => ({ x: at, y: top })));
  const places = [near.middle, far.middle, near.right, near.left, far.right, far.left, ...corners, ...beside];
  return places.map((place) => ({ ...place, ...label }));
}

/** Places along the pieces of a line where its label may stand, best first: near the start of a piece, where the reader decides which way to go. */
export function placesAlong(segments: readonly Segment[], label: Size): readonly Bounds[] {
  return segments.flatMap((segment) => [
    ...placesBeside(segment, label, 'start', 6),
    ...placesBeside(segment, label, 'start', 20),
    ...placesBeside(segment, label, 'middle', 0),
  ]);
}

function placesBeside(
  { from, to }: Segment,
  label: Size,
  where: 'start' | 'middle',
  clearance: number,
): readonly Bounds[] {
  const isLevel = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
  const half = (isLevel ? label.width : label.height) / 2;
  const length = distance(from, to);
  const at = pointToward(from, to, where === 'middle' ? length / 2 : Math.min(length, half + clearance));
  const middle = { x: at.x - label.width / 2, y: at.y - label.height / 2 };
  const places = isLevel
    ? [
        { x: middle.x, y: at.y - gap - label.height },
        { x: middle.x, y: at.y + gap },
      ]
    : [
        { x: at.x + gap + 1, y: middle.y },
        { x: at.x - gap - 1 - label.width, y: middle.y },
      ];
  return places.map((place) => ({ ...place, ...label }));
}
