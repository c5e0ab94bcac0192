import { type BpmnElement, childrenOf } from '../bpmn-element.ts';
import { drawEnvelope } from './envelope.ts';
import type { Point } from './geometry.ts';
import type { Paint } from './palette.ts';
import { formatNumber, pointList, tag } from './svg.ts';

/** What the sign inside an event shows. */
export interface EventIcon {
  readonly name: EventIconName;
  /** Throwing events have filled signs, catching ones outlined. */
  readonly isFilled: boolean;
}

const names = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CompensateEventDefinition': 'compensate',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:CancelEventDefinition': 'cancel',
} as const;

type EventIconName = (typeof names)[keyof typeof names] | 'multiple' | 'parallel-multiple';

/** Says which sign an event carries; undefined for a plain event. */
export function eventIconOf(element: BpmnElement): EventIcon | undefined {
  const definitions = [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')];
  const isFilled = element.$instanceOf('bpmn:ThrowEvent');
  if (definitions.length > 1)
    return { name: element.parallelMultiple === true ? 'parallel-multiple' : 'multiple', isFilled };
  const name = names[definitions[0]?.$type as keyof typeof names];
  return name && { name, isFilled };
}

/** Draws the sign around a centre; at scale 1 it fits a circle of radius 18. */
export function drawEventIcon(icon: EventIcon, center: Point, scale: number, paint: Paint): string {
  const place = `translate(${formatNumber(center.x)} ${formatNumber(center.y)})`;
  const attributes = {
    transform: scale === 1 ? place : `${place} scale(${formatNumber(scale)})`,
    fill: icon.isFilled ? paint.stroke : paint.fill,
    stroke: paint.stroke,
    'stroke-width': 1.3,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  return tag('g', { 'data-icon': icon.name, ...attributes }, drawings[icon.name](icon.isFilled, paint));
}

const drawings: Readonly<Record<EventIconName, (isFilled: boolean, paint: Paint) => string>> = {
  message: (isFilled, paint) => drawEnvelope({ x: -8.5, y: -6, width: 17, height: 12 }, isFilled, paint),
  timer: drawClock,
  error: () => polygon([-8.5, 7.5], [-3.6, -7.5], [2.4, 1.4], [8.5, -7.5], [3.6, 7.5], [-2.4, -1.4]),
  signal: () => polygon([0, -8.5], [8.2, 5.8], [-8.2, 5.8]),
  escalation: () => polygon([0, -9], [6.4, 7.6], [0, 1.6], [-6.4, 7.6]),
  conditional: () =>
    tag('rect', { x: -6.5, y: -8, width: 13, height: 16 }) +
    tag('path', { d: 'M-4 -4.8H4M-4 -1.6H4M-4 1.6H4M-4 4.8H4' }),
  link: () => polygon([-8.5, -3.4], [1.4, -3.4], [1.4, -7.6], [9.4, 0], [1.4, 7.6], [1.4, 3.4], [-8.5, 3.4]),
  compensate: () => polygon([-9.4, 0], [-0.8, -6], [-0.8, 6]) + polygon([-0.8, 0], [7.8, -6], [7.8, 6]),
  terminate: (_isFilled, paint) => tag('circle', { r: 10, fill: paint.stroke, stroke: 'none' }),
  cancel: () => polygon(...cross(8.6, 2.3, 45)),
  multiple: () => polygon(...regular(5, 9)),
  'parallel-multiple': () => polygon(...cross(8.6, 2.5, 0)),
};

function drawClock(_isFilled: boolean, paint: Paint): string {
  const ticks = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    return `M${formatNumber(8.2 * sin)} ${formatNumber(-8.2 * cos)}L${formatNumber(10 * sin)} ${formatNumber(-10 * cos)}`;
  });
  const face = tag('circle', { r: 10, fill: paint.fill });
  return (
    face + tag('path', { d: ticks.join(''), 'stroke-width': 1 }) + tag('path', { d: 'M1.6 -7L0 0L5 1.2', fill: 'none' })
  );
}

/** The corners of a plus of this reach and half thickness, turned by an angle in degrees. */
export function cross(reach: number, half: number, degrees: number): readonly (readonly [number, number])[] {
  const angle = (degrees * Math.PI) / 180;
  const plus = [
    [-half, -reach],
    [half, -reach],
    [half, -half],
    [reach, -half],
    [reach, half],
    [half, half],
  ];
  const corners = [...plus, ...plus.map(([x = 0, y = 0]) => [-x, -y])];
  return corners.map(([x = 0, y = 0]) => [
    x * Math.cos(angle) - y * Math.sin(angle),
    x * Math.sin(angle) + y * Math.cos(angle),
  ]);
}

/** The corners of a regular polygon that stands on a side. */
export function regular(corners: number, radius: number): readonly (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index * 2 * Math.PI) / corners;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });
}

/** Draws a polygon around the origin. */
export function polygon(...corners: readonly (readonly [number, number])[]): string {
  return tag('polygon', { points: pointList(corners.map(([x, y]) => ({ x, y }))) });
}
