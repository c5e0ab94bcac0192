import type { Edge } from './diagram.ts';
import { type Bounds, distance, type Point, pointToward, segmentsOf } from './geometry.ts';
import type { Heat } from './heat.ts';
import { type Paint, surface } from './palette.ts';
import { formatNumber, tag } from './svg.ts';
import { textWidth } from './text-width.ts';

const fontSize = 9;
const height = 13;

/** Draws the hits on the upper right of a shape, so that heat does not depend on seeing colours. */
export function drawHits({ hits }: Heat, { x, y, width }: Bounds, paint: Paint): string {
  const text = shortNumber(hits);
  const pillWidth = Math.max(height, textWidth(text, fontSize) + 7);
  const at = { x: x + width - pillWidth + 6, y: y - height / 2 };
  const pill = { ...at, width: pillWidth, height, rx: height / 2, fill: paint.stroke, stroke: surface };
  const label = {
    x: at.x + pillWidth / 2,
    y: at.y + height - 3.5,
    'font-size': fontSize,
    'font-weight': 'bold',
    'text-anchor': 'middle',
    fill: surface,
  };
  return tag('g', { 'data-badge': 'hits' }, tag('rect', pill), tag('text', label, text));
}

/** Draws a half-filled disc before the end of a line of whose condition one way never happened: lines of one gateway often share their start. */
export function drawHalf({ points }: Pick<Edge, 'points'>, paint: Paint): string {
  const { x, y } = beforeEnd(points, 24);
  const disc = { r: 5.5, fill: surface, stroke: paint.stroke, 'stroke-width': 1.5 };
  const half = { d: 'M0 -5.5A5.5 5.5 0 0 1 0 5.5Z', fill: paint.stroke };
  const transform = `translate(${formatNumber(x)} ${formatNumber(y)})`;
  return tag('g', { 'data-badge': 'half', transform }, tag('circle', disc), tag('path', half));
}

/** The point this many units before the end, or in the middle of a line that is too short. */
function beforeEnd(points: readonly Point[], units: number): Point {
  const segments = segmentsOf(points.toReversed());
  const length = segments.reduce((sum, { from, to }) => sum + distance(from, to), 0);
  let left = Math.min(units, length / 2);
  for (const { from, to } of segments) {
    const own = distance(from, to);
    if (left <= own) return pointToward(from, to, left);
    left -= own;
  }
  return points[0] as Point;
}

function shortNumber(hits: number): string {
  return hits < 10_000 ? String(hits) : `${Math.floor(hits / 1000)}k`;
}
