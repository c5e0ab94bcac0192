import { type BpmnElement, childOf } from '../bpmn-element.ts';
import type { Edge } from './diagram.ts';
import { type Bounds, distance, grow, type Point, pointToward } from './geometry.ts';
import type { Paint } from './palette.ts';
import { formatNumber, pointList, tag } from './svg.ts';

/** What a line is drawn as. */
export type EdgeKind = 'sequence' | 'message' | 'association' | 'data';

const arrowLength = 10;
const arrowHalf = 4.2;
const bendRadius = 6;
const conditionLength = 14;

/** Says what an element is drawn as; undefined for lines that have no drawing here. */
export function edgeKindOf(element: BpmnElement): EdgeKind | undefined {
  if (element.$instanceOf('bpmn:SequenceFlow')) return 'sequence';
  if (element.$instanceOf('bpmn:MessageFlow')) return 'message';
  if (element.$instanceOf('bpmn:DataAssociation')) return 'data';
  return element.$instanceOf('bpmn:Association') ? 'association' : undefined;
}

/** Draws a line with its ends. */
export function drawEdge({ element, points }: Edge, kind: EdgeKind, paint: Paint): string {
  switch (kind) {
    case 'sequence':
      return drawSequenceFlow(element, points, paint);
    case 'message':
      return drawMessageFlow(points, paint);
    case 'data':
      return drawAssociation(points, false, true, paint);
    case 'association':
      return drawAssociation(points, element.associationDirection === 'Both', pointsForward(element), paint);
  }
}

/** The box around the sign of a default or conditional flow at its start; none for other lines. */
export function startMarkOf({ element, points }: Edge): readonly Bounds[] {
  const [from, to] = points as [Point, Point];
  const middle = pointToward(from, to, isDefaultFlow(element) ? 11 : conditionLength / 2);
  const box = grow({ ...middle, width: 0, height: 0 }, 6);
  return isDefaultFlow(element) || isConditionalFlow(element) ? [box] : [];
}

function isDefaultFlow(element: BpmnElement): boolean {
  const source = childOf(element, 'sourceRef');
  return source !== undefined && childOf(source, 'default') === element;
}

/** A condition after a gateway needs no sign: the gateway is the sign. */
function isConditionalFlow(element: BpmnElement): boolean {
  const isAfterActivity = childOf(element, 'sourceRef')?.$instanceOf('bpmn:Activity') === true;
  return isAfterActivity && childOf(element, 'conditionExpression') !== undefined;
}

function drawSequenceFlow(element: BpmnElement, points: readonly Point[], paint: Paint): string {
  const isConditional = isConditionalFlow(element);
  const arrow = arrowAt(points);
  const line = drawLine(shortenEnds(points, isConditional ? conditionLength : 0, arrowLength - 1), paint, {});
  const head = tag('polygon', {
    points: pointList(arrow),
    fill: paint.stroke,
    stroke: paint.stroke,
    'stroke-linejoin': 'round',
  });
  return (
    line +
    head +
    (isDefaultFlow(element) ? drawDefaultSlash(points, paint) : '') +
    (isConditional ? drawCondition(points, paint) : '')
  );
}

function drawMessageFlow(points: readonly Point[], paint: Paint): string {
  const from = points[0] as Point;
  const start = pointToward(from, points[1] as Point, 4);
  const line = drawLine(shortenEnds(points, 8, arrowLength), paint, { 'stroke-dasharray': '8 5' });
  const end = { fill: '#ffffff', stroke: paint.stroke, 'stroke-width': 1.3, 'stroke-linejoin': 'round' };
  return (
    line +
    tag('circle', { cx: start.x, cy: start.y, r: 3.6, ...end }) +
    tag('polygon', { points: pointList(arrowAt(points)), ...end })
  );
}

function drawAssociation(points: readonly Point[], atStart: boolean, atEnd: boolean, paint: Paint): string {
  const line = drawLine(points, paint, { 'stroke-dasharray': '0.1 4', 'stroke-linecap': 'round' });
  const open = { fill: 'none', stroke: paint.stroke, 'stroke-width': 1.3 };
  const tip = (way: readonly Point[]) => {
    const [left, top, right] = arrowAt(way);
    return tag('polyline', { points: pointList([left, top, right]), ...open });
  };
  return line + (atEnd ? tip(points) : '') + (atStart ? tip(points.toReversed()) : '');
}

function pointsForward(element: BpmnElement): boolean {
  return element.associationDirection === 'One' || element.associationDirection === 'Both';
}

function drawLine(points: readonly Point[], paint: Paint, dashes: Readonly<Record<string, string>>): string {
  const look = {
    fill: 'none',
    stroke: paint.stroke,
    'stroke-width': paint.width ?? 1.5,
    'stroke-dasharray': paint.dash,
  };
  return tag('path', { d: roundedPath(points), ...look, ...dashes });
}

/** A line through these points with rounded bends. */
function roundedPath(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) return `M${pair(point)}`;
    if (!after) return `L${pair(point)}`;
    const radius = Math.min(bendRadius, distance(before, point) / 2, distance(point, after) / 2);
    return `L${pair(pointToward(point, before, radius))}Q${pair(point)} ${pair(pointToward(point, after, radius))}`;
  });
  return parts.join('');
}

function shortenEnds(points: readonly Point[], atStart: number, atEnd: number): readonly Point[] {
  return shortenStart(shortenStart(points, atStart).toReversed(), atEnd).toReversed();
}

function shortenStart(points: readonly Point[], units: number): readonly Point[] {
  const [first, second, ...rest] = points as [Point, Point, ...Point[]];
  return [pointToward(first, second, Math.min(units, distance(first, second))), second, ...rest];
}

/** Left corner, tip and right corner of the arrow at the end of a line. */
function arrowAt(points: readonly Point[]): readonly [Point, Point, Point] {
  const tip = points.at(-1) as Point;
  const before = points.at(-2) as Point;
  const base = pointToward(tip, before, arrowLength);
  const [sideX, sideY] = sideways(before, tip, arrowHalf);
  return [{ x: base.x + sideX, y: base.y + sideY }, tip, { x: base.x - sideX, y: base.y - sideY }];
}

function drawDefaultSlash(points: readonly Point[], paint: Paint): string {
  const [from, to] = points as [Point, Point];
  const middle = Math.min(11, distance(from, to) / 2);
  const [sideX, sideY] = sideways(from, to, 5.5);
  const near = pointToward(from, to, middle - 3);
  const far = pointToward(from, to, middle + 3);
  const d = `M${pair({ x: near.x + sideX, y: near.y + sideY })}L${pair({ x: far.x - sideX, y: far.y - sideY })}`;
  return tag('path', { 'data-marker': 'default', d, fill: 'none', stroke: paint.stroke, 'stroke-width': 1.5 });
}

function drawCondition(points: readonly Point[], paint: Paint): string {
  const [from, to] = points as [Point, Point];
  const length = Math.min(conditionLength, distance(from, to));
  const middle = pointToward(from, to, length / 2);
  const [sideX, sideY] = sideways(from, to, 5);
  const corners = [
    from,
    { x: middle.x + sideX, y: middle.y + sideY },
    pointToward(from, to, length),
    { x: middle.x - sideX, y: middle.y - sideY },
  ];
  const look = { fill: '#ffffff', stroke: paint.stroke, 'stroke-width': 1.3, 'stroke-linejoin': 'round' };
  return tag('polygon', { 'data-marker': 'condition', points: pointList(corners), ...look });
}

/** A vector of this length at a right angle to the way from one point to another. */
function sideways(from: Point, to: Point, units: number): readonly [number, number] {
  const length = distance(from, to) || 1;
  return [(-(to.y - from.y) * units) / length, ((to.x - from.x) * units) / length];
}

function pair({ x, y }: Point): string {
  return `${formatNumber(x)} ${formatNumber(y)}`;
}
