import type { BpmnElement } from '../bpmn-element.ts';
import { drawEnvelope } from './envelope.ts';
import type { Bounds, Point } from './geometry.ts';
import type { Paint } from './palette.ts';
import { pointList, tag } from './svg.ts';

/** The edge of the square in the upper left corner of a task that its icon may use. */
export const taskIconSize = 16;

const icons: Readonly<Record<string, readonly [name: string, draw: (paint: Paint) => string]>> = {
  'bpmn:UserTask': ['user', drawPerson],
  'bpmn:ServiceTask': ['service', drawGears],
  'bpmn:SendTask': ['send', (paint) => drawEnvelope({ x: 0.5, y: 2.5, width: 15, height: 10.5 }, true, paint)],
  'bpmn:ReceiveTask': ['receive', (paint) => drawEnvelope({ x: 0.5, y: 2.5, width: 15, height: 10.5 }, false, paint)],
  'bpmn:ScriptTask': ['script', drawScroll],
  'bpmn:BusinessRuleTask': ['business-rule', drawTable],
  'bpmn:ManualTask': ['manual', drawHand],
};

/** Draws the icon of a task's type in the upper left corner; empty for types without one. */
export function drawTaskIcon(element: BpmnElement, bounds: Bounds, paint: Paint): string {
  const icon = icons[element.$type];
  if (!icon) return '';
  const [name, draw] = icon;
  const transform = `translate(${bounds.x + 6} ${bounds.y + 5})`;
  const attributes = {
    transform,
    fill: paint.fill,
    stroke: paint.stroke,
    'stroke-width': 1.2,
    'stroke-linejoin': 'round',
  };
  return tag('g', { 'data-icon': name, ...attributes }, draw(paint));
}

function drawPerson(paint: Paint): string {
  const body = tag('path', { d: 'M1.5 15V13A6.5 5.2 0 0 1 14.5 13V15Z' });
  const head = tag('circle', { cx: 8, cy: 4.6, r: 3.6 });
  const hair = tag('path', { d: 'M4.6 3.6Q8 5.6 11.4 3.6A3.6 3.6 0 0 0 4.6 3.6Z', fill: paint.stroke, stroke: 'none' });
  return body + head + hair;
}

function drawGears(): string {
  return drawGear({ x: 6, y: 6.2 }, 5.8) + drawGear({ x: 11.6, y: 11.4 }, 4.4);
}

/** A wheel with eight teeth around a hole. */
function drawGear(center: Point, radius: number): string {
  const corners = Array.from({ length: 32 }, (_, index) => {
    const reach = index % 4 < 2 ? radius : radius * 0.74;
    const angle = ((index + 0.5) * Math.PI) / 16;
    return { x: center.x + reach * Math.cos(angle), y: center.y + reach * Math.sin(angle) };
  });
  const hole = tag('circle', { cx: center.x, cy: center.y, r: radius * 0.34 });
  return tag('polygon', { points: pointList(corners), 'stroke-width': 1 }) + hole;
}

function drawScroll(): string {
  const sheet = tag('path', {
    d: 'M4.5 1H14.5C11.5 4.5 11.5 6 13 8.5S14 13 11.5 15H1.5C4 13 4.5 11 3 8.5S1.8 4.5 4.5 1Z',
  });
  return sheet + tag('path', { d: 'M5 4H10.5M5 6.6H10.5M6 9.4H11.5M6.2 12H11.4', 'stroke-width': 1 });
}

function drawTable(paint: Paint): string {
  const frame = tag('rect', { x: 0.5, y: 2, width: 15, height: 12 });
  const head = tag('rect', { x: 0.5, y: 2, width: 15, height: 3.4, fill: paint.stroke });
  return frame + head + tag('path', { d: 'M0.5 9.7H15.5M5.2 5.4V14', 'stroke-width': 1 });
}

/** Four fingers pointing right, the thumb above them. */
function drawHand(): string {
  const fingers = [5.6, 8, 10.4, 12.8].map((y, index) => {
    const width = [8.4, 9, 8.2, 6.6][index];
    return tag('rect', { x: 6.4, y, width, height: 2.4, rx: 1.2, 'stroke-width': 1 });
  });
  const palm = tag('path', {
    d: 'M7.5 5.6L9.4 3.6A1.3 1.3 0 0 0 7.5 1.8L1.2 6.6V13.4L3.4 15.2H7.5',
    'stroke-width': 1.1,
  });
  return palm + fingers.join('');
}
