import { drawActivityMarkers, markersOf } from './activity-markers.ts';
import type { Shape } from './diagram.ts';
import { drawText, drawTextCentered } from './draw-text.ts';
import { type Bounds, grow } from './geometry.ts';
import type { Paint } from './palette.ts';
import { tag } from './svg.ts';
import { drawTaskIcon, taskIconSize } from './task-icons.ts';
import { fitText } from './wrap-text.ts';

const cornerRadius = 9;
const padding = 5;
const nameSizes = [12, 11, 10, 9];

/** Draws a task, call activity or subprocess with its name, type icon and markers. */
export function drawActivity(shape: Shape, paint: Paint): string {
  const icon = drawTaskIcon(shape.element, shape.bounds, paint);
  const markers = markersOf(shape);
  const name = shape.isExpanded ? drawTitle(shape, paint) : drawName(shape, icon !== '', markers.length > 0, paint);
  return drawFrame(shape, paint) + icon + name + drawActivityMarkers(markers, shape.bounds, paint);
}

function drawFrame({ element, bounds }: Shape, paint: Paint): string {
  const isEventSubprocess = element.triggeredByEvent === true;
  const outer = tag('rect', {
    ...bounds,
    rx: cornerRadius,
    fill: paint.fill,
    stroke: paint.stroke,
    'stroke-width': element.$instanceOf('bpmn:CallActivity') ? 4 : 1.5,
    'stroke-dasharray': paint.dash ?? (isEventSubprocess ? '0.1 4' : undefined),
    'stroke-linecap': isEventSubprocess && !paint.dash ? 'round' : undefined,
  });
  if (!element.$instanceOf('bpmn:Transaction')) return outer;
  const inner = {
    ...grow(bounds, -3.5),
    rx: cornerRadius - 3,
    fill: 'none',
    stroke: paint.stroke,
    'stroke-width': 1.5,
  };
  return outer + tag('rect', inner);
}

/** The name of an open subprocess stands at its top, as its middle belongs to its content. */
function drawTitle({ element, bounds }: Shape, paint: Paint): string {
  const room = { width: bounds.width - 4 * padding, height: 30 };
  const block = fitText(element.name ?? '', room, [12, 11]);
  const at = { x: bounds.x + 2 * padding, y: bounds.y + padding };
  return drawText(block, at, { color: paint.text, anchor: 'start', weight: 'bold' });
}

function drawName({ element, bounds }: Shape, hasIcon: boolean, hasMarkers: boolean, paint: Paint): string {
  const rim = element.$instanceOf('bpmn:CallActivity') || element.$instanceOf('bpmn:Transaction') ? 3 : 0;
  const room = nameRoom(grow(bounds, -rim), hasIcon, hasMarkers);
  const block = fitText(element.name ?? '', room, nameSizes);
  const middle = bounds.y + (bounds.height - block.height) / 2;
  const lowest = room.y + room.height - block.height;
  const y = Math.max(room.y, Math.min(middle, lowest));
  return drawTextCentered(block, { ...room, y, height: block.height }, { color: paint.text });
}

function nameRoom(bounds: Bounds, hasIcon: boolean, hasMarkers: boolean): Bounds {
  const inner = grow(bounds, -padding);
  const top = hasIcon ? taskIconSize : 0;
  const bottom = hasMarkers ? 14 : 0;
  return { ...inner, y: inner.y + top, height: Math.max(0, inner.height - top - bottom) };
}
