import type { Shape } from './diagram.ts';
import { drawEventIcon, eventIconOf } from './event-icons.ts';
import { centerOf } from './geometry.ts';
import type { Paint } from './palette.ts';
import { tag } from './svg.ts';

/** Draws an event: one thin circle for a start, one thick for an end, two for what is between; dashed when it does not interrupt. */
export function drawEvent({ element, bounds }: Shape, paint: Paint): string {
  const { x, y } = centerOf(bounds);
  const radius = Math.min(bounds.width, bounds.height) / 2;
  const isStart = element.$instanceOf('bpmn:StartEvent');
  const isEnd = element.$instanceOf('bpmn:EndEvent');
  const isNonInterrupting = (isStart && element.isInterrupting === false) || element.cancelActivity === false;
  const ring = {
    fill: paint.fill,
    stroke: paint.stroke,
    'stroke-width': isEnd ? 3.5 : 1.5,
    'stroke-dasharray': paint.dash ?? (isNonInterrupting ? '4.5 3' : undefined),
  };
  const outer = tag('circle', { cx: x, cy: y, r: isEnd ? radius - 1 : radius, ...ring });
  const inner = isStart || isEnd ? '' : tag('circle', { cx: x, cy: y, r: radius - 3.2, ...ring, fill: 'none' });
  const icon = eventIconOf(element);
  return outer + inner + (icon ? drawEventIcon(icon, { x, y }, radius / 18, paint) : '');
}
