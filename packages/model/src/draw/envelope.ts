import type { Bounds } from './geometry.ts';
import type { Paint } from './palette.ts';
import { pointList, tag } from './svg.ts';

/** Draws an envelope: filled for sending, outlined for receiving. */
export function drawEnvelope({ x, y, width, height }: Bounds, isFilled: boolean, paint: Paint): string {
  const flap = [
    { x, y },
    { x: x + width / 2, y: y + height * 0.55 },
    { x: x + width, y },
  ];
  const body = {
    x,
    y,
    width,
    height,
    fill: isFilled ? paint.stroke : paint.fill,
    stroke: paint.stroke,
    'stroke-width': 1.2,
  };
  const line = {
    points: pointList(flap),
    fill: 'none',
    stroke: isFilled ? paint.fill : paint.stroke,
    'stroke-width': 1.2,
  };
  return tag('rect', body) + tag('polyline', line);
}
