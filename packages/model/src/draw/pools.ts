import { childOf } from '../bpmn-element.ts';
import { drawMarker } from './activity-markers.ts';
import type { Shape } from './diagram.ts';
import { drawTextCentered } from './draw-text.ts';
import { type Bounds, centerOf } from './geometry.ts';
import { band, type Paint } from './palette.ts';
import { formatNumber, tag } from './svg.ts';
import { fitText } from './wrap-text.ts';

/** The thickness of the band that holds the name of a pool or lane. */
export const bandSize = 30;

/** Draws a pool; one without a process is closed, its name stands in the middle. */
export function drawPool(shape: Shape, paint: Paint): string {
  const { element, bounds } = shape;
  const frame = drawFrame(bounds, 1.5, paint);
  const multiplicity = childOf(element, 'participantMultiplicity');
  const markerAt = { x: centerOf(bounds).x - 6, y: bounds.y + bounds.height - 16 };
  const marker = multiplicity ? drawMarker('parallel', markerAt.x, markerAt.y, paint) : '';
  if (childOf(element, 'processRef')) return frame + drawBand(shape, 1.5, paint) + marker;
  const block = fitText(element.name ?? '', { width: bounds.width - 20, height: bounds.height - 10 }, [13, 12, 11]);
  return frame + drawTextCentered(block, bounds, { color: paint.text }) + marker;
}

/** Draws a lane with its name in a band. */
export function drawLane(shape: Shape, paint: Paint): string {
  return drawFrame(shape.bounds, 1, paint) + drawBand(shape, 1, paint);
}

/** The part of a pool or lane that holds its name. */
export function bandOf({ bounds, isHorizontal }: Shape): Bounds {
  return isHorizontal ? { ...bounds, width: bandSize } : { ...bounds, height: bandSize };
}

function drawFrame(bounds: Bounds, strokeWidth: number, paint: Paint): string {
  return tag('rect', { ...bounds, fill: paint.fill, stroke: paint.stroke, 'stroke-width': strokeWidth });
}

function drawBand(shape: Shape, strokeWidth: number, paint: Paint): string {
  const box = bandOf(shape);
  const isPool = shape.element.$instanceOf('bpmn:Participant');
  const frame = {
    ...box,
    fill: isPool ? band : 'none',
    stroke: isPool ? paint.stroke : 'none',
    'stroke-width': strokeWidth,
  };
  const name = shape.element.name ?? '';
  return tag('rect', frame) + (shape.isHorizontal ? drawTurned(name, box, paint) : drawLevel(name, box, paint));
}

function drawLevel(name: string, box: Bounds, paint: Paint): string {
  const block = fitText(name, { width: box.width - 8, height: box.height }, [12, 11, 10]);
  return drawTextCentered(block, box, { color: paint.text });
}

/** Text that reads from bottom to top. */
function drawTurned(name: string, box: Bounds, paint: Paint): string {
  const { x, y } = centerOf(box);
  const level = { x: x - box.height / 2, y: y - box.width / 2, width: box.height, height: box.width };
  const transform = `rotate(-90 ${formatNumber(x)} ${formatNumber(y)})`;
  return tag('g', { transform }, drawLevel(name, level, paint));
}
