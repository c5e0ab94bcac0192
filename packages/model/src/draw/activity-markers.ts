import { childOf } from '../bpmn-element.ts';
import type { Shape } from './diagram.ts';
import type { Bounds } from './geometry.ts';
import type { Paint } from './palette.ts';
import { pointList, tag } from './svg.ts';

/** The small signs at the lower edge of an activity. */
export type ActivityMarker = 'collapsed' | 'loop' | 'parallel' | 'sequential' | 'compensation' | 'ad-hoc';

const size = 12;
const gap = 4;

/** Lists the markers of an activity from left to right. */
export function markersOf({ element, isExpanded }: Shape): readonly ActivityMarker[] {
  const loop = childOf(element, 'loopCharacteristics');
  const markers: ActivityMarker[] = [];
  if (loop)
    markers.push(loopMarker(loop.$instanceOf('bpmn:MultiInstanceLoopCharacteristics'), loop.isSequential === true));
  if (element.isForCompensation === true) markers.push('compensation');
  if (element.$instanceOf('bpmn:SubProcess') && !isExpanded) markers.push('collapsed');
  if (element.$instanceOf('bpmn:AdHocSubProcess')) markers.push('ad-hoc');
  return markers;
}

/** Draws markers in a row, centred above the lower edge. */
export function drawActivityMarkers(markers: readonly ActivityMarker[], bounds: Bounds, paint: Paint): string {
  const rowWidth = markers.length * size + (markers.length - 1) * gap;
  const left = bounds.x + (bounds.width - rowWidth) / 2;
  const y = bounds.y + bounds.height - size - 4;
  return markers.map((marker, index) => drawMarker(marker, left + index * (size + gap), y, paint)).join('');
}

/** Draws one marker with its upper left corner here. */
export function drawMarker(marker: ActivityMarker, x: number, y: number, paint: Paint): string {
  const attributes = { transform: `translate(${x} ${y})`, fill: 'none', stroke: paint.stroke, 'stroke-width': 1.5 };
  return tag('g', { 'data-marker': marker, ...attributes }, drawings[marker](paint));
}

function loopMarker(isMultiInstance: boolean, isSequential: boolean): ActivityMarker {
  if (!isMultiInstance) return 'loop';
  return isSequential ? 'sequential' : 'parallel';
}

const drawings: Readonly<Record<ActivityMarker, (paint: Paint) => string>> = {
  collapsed: () =>
    tag('rect', { width: size, height: size, 'stroke-width': 1.2 }) + tag('path', { d: 'M6 2.5V9.5M2.5 6H9.5' }),
  loop: (paint) =>
    tag('path', { d: 'M4.2 10.6A5 5 0 1 1 8 10.5' }) +
    tag('polygon', { points: '0.8,11.6 5.4,11.9 4.2,7.6', fill: paint.stroke, stroke: 'none' }),
  parallel: () => tag('path', { d: 'M2.5 1V11M6 1V11M9.5 1V11', 'stroke-width': 2 }),
  sequential: () => tag('path', { d: 'M1 2.5H11M1 6H11M1 9.5H11', 'stroke-width': 2 }),
  compensation: () =>
    [0, 5.5]
      .map((x) =>
        tag('polygon', {
          points: pointList([
            { x: x + 0.5, y: 6 },
            { x: x + 5.5, y: 2 },
            { x: x + 5.5, y: 10 },
          ]),
          'stroke-width': 1.1,
        }),
      )
      .join(''),
  'ad-hoc': () => tag('path', { d: 'M1 7.5C3 3.5 4.6 4.6 6 6S9 8.5 11 4.5', 'stroke-width': 2 }),
};
