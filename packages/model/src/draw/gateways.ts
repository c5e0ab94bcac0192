import type { Shape } from './diagram.ts';
import { cross, polygon, regular } from './event-icons.ts';
import { centerOf } from './geometry.ts';
import type { Paint } from './palette.ts';
import { formatNumber, pointList, tag } from './svg.ts';

/** Draws a gateway: a diamond with the sign of its kind. */
export function drawGateway(shape: Shape, paint: Paint): string {
  const { x, y, width, height } = shape.bounds;
  const center = centerOf(shape.bounds);
  const corners = [
    { x: center.x, y },
    { x: x + width, y: center.y },
    { x: center.x, y: y + height },
    { x, y: center.y },
  ];
  const outline = {
    points: pointList(corners),
    fill: paint.fill,
    stroke: paint.stroke,
    'stroke-width': 1.5,
    'stroke-dasharray': paint.dash,
    'stroke-linejoin': 'round',
  };
  const scale = formatNumber(Math.min(width, height) / 50);
  const transform = `translate(${formatNumber(center.x)} ${formatNumber(center.y)})${scale === '1' ? '' : ` scale(${scale})`}`;
  const sign = drawSign(shape);
  if (sign === undefined) return tag('polygon', outline);
  const attributes = { transform, fill: paint.stroke, stroke: paint.stroke, 'stroke-linejoin': 'round' };
  return tag('polygon', outline) + tag('g', { 'data-icon': sign.name, ...attributes }, sign.svg);
}

function drawSign({ element, isMarkerVisible }: Shape): { readonly name: string; readonly svg: string } | undefined {
  switch (element.$type) {
    case 'bpmn:ExclusiveGateway':
      return isMarkerVisible ? { name: 'exclusive', svg: polygon(...cross(11, 2.1, 40)) } : undefined;
    case 'bpmn:ParallelGateway':
      return { name: 'parallel', svg: polygon(...cross(12, 2.1, 0)) };
    case 'bpmn:InclusiveGateway':
      return { name: 'inclusive', svg: tag('circle', { r: 10.5, fill: 'none', 'stroke-width': 3 }) };
    case 'bpmn:ComplexGateway':
      return { name: 'complex', svg: polygon(...cross(12, 1.5, 0)) + polygon(...cross(11, 1.5, 45)) };
    case 'bpmn:EventBasedGateway':
      return {
        name: 'event-based',
        svg: drawEventBased(element.instantiate === true, element.eventGatewayType === 'Parallel'),
      };
    default:
      return undefined;
  }
}

function drawEventBased(isInstantiating: boolean, isParallel: boolean): string {
  const outer = tag('circle', { r: 13, 'stroke-width': 1.3 });
  const inner = isInstantiating ? '' : tag('circle', { r: 10.4, 'stroke-width': 1.3 });
  const sign = isParallel ? polygon(...cross(7, 2, 0)) : polygon(...regular(5, 7));
  return tag('g', { fill: 'none', 'stroke-width': 1.3 }, outer, inner, sign);
}
