import { childOf, textOf } from '../bpmn-element.ts';
import { drawMarker } from './activity-markers.ts';
import type { Shape } from './diagram.ts';
import { drawText, drawTextCentered } from './draw-text.ts';
import { centerOf } from './geometry.ts';
import type { Paint } from './palette.ts';
import { pointList, tag } from './svg.ts';
import { fitText } from './wrap-text.ts';

/** Draws a text annotation: an open bracket with the text beside it. */
export function drawAnnotation({ element, bounds }: Shape, paint: Paint): string {
  const { x, y, width, height } = bounds;
  const arm = Math.min(10, width / 4);
  const bracket = [
    { x: x + arm, y },
    { x, y },
    { x, y: y + height },
    { x: x + arm, y: y + height },
  ];
  const block = fitText(textOf(element, 'text'), { width: width - 10, height: height - 4 }, [12, 11, 10, 9]);
  const line = { points: pointList(bracket), fill: 'none', stroke: paint.stroke, 'stroke-width': 1.5 };
  const at = { x: x + 7, y: y + (height - block.height) / 2 };
  return tag('polyline', line) + drawText(block, at, { color: paint.text, anchor: 'start' });
}

/** Draws a sheet of paper with a folded corner. */
export function drawDataObject({ element, bounds }: Shape, paint: Paint): string {
  const { x, y, width, height } = bounds;
  const fold = Math.min(width, height) * 0.28;
  const sheet = [
    { x, y },
    { x: x + width - fold, y },
    { x: x + width, y: y + fold },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  const corner = [
    { x: x + width - fold, y },
    { x: x + width - fold, y: y + fold },
    { x: x + width, y: y + fold },
  ];
  const line = { stroke: paint.stroke, 'stroke-width': 1.5, 'stroke-linejoin': 'round' };
  const isCollection = element.isCollection === true || childOf(element, 'dataObjectRef')?.isCollection === true;
  const marker = isCollection ? drawMarker('parallel', centerOf(bounds).x - 6, y + height - 14, paint) : '';
  const body = tag('polygon', { points: pointList(sheet), fill: paint.fill, ...line });
  return body + tag('polyline', { points: pointList(corner), fill: 'none', ...line }) + marker;
}

/** Draws a drum. */
export function drawDataStore({ bounds }: Shape, paint: Paint): string {
  const { x, y, width, height } = bounds;
  const lid = Math.min(9, height / 5);
  const [rx, right] = [width / 2, x + width];
  const arc = (top: number) => `M${x} ${top}A${rx} ${lid} 0 0 0 ${right} ${top}`;
  const side = `M${x} ${y + lid}A${rx} ${lid} 0 0 1 ${right} ${y + lid}V${y + height - lid}A${rx} ${lid} 0 0 1 ${x} ${y + height - lid}Z`;
  const line = { stroke: paint.stroke, 'stroke-width': 1.5 };
  const rims = [lid, lid + 5].map((down) => arc(y + down)).join('');
  return tag('path', { d: side, fill: paint.fill, ...line }) + tag('path', { d: rims, fill: 'none', ...line });
}

/** Draws the frame of a group, named after its category. */
export function drawGroup({ element, bounds }: Shape, paint: Paint): string {
  const name = textOf(childOf(element, 'categoryValueRef') ?? element, 'value');
  const frame = {
    ...bounds,
    rx: 9,
    fill: 'none',
    stroke: paint.stroke,
    'stroke-width': 1.5,
    'stroke-dasharray': '10 4 1.5 4',
  };
  const block = fitText(name, { width: bounds.width - 20, height: 30 }, [12, 11]);
  const head = { ...bounds, y: bounds.y + 6, height: block.height };
  return tag('rect', frame) + drawTextCentered(block, head, { color: paint.text });
}
