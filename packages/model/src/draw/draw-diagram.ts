import { textOf } from '../bpmn-element.ts';
import type { BpmnModel } from '../read-bpmn.ts';
import { drawActivity } from './activities.ts';
import { drawAnnotation, drawDataObject, drawDataStore, drawGroup } from './artifacts.ts';
import { type Diagram, type Edge, refuse, type Shape } from './diagram.ts';
import { drawText } from './draw-text.ts';
import { drawEdge, edgeKindOf } from './edges.ts';
import { drawEvent } from './events.ts';
import { drawGateway } from './gateways.ts';
import { type Bounds, boundsAround } from './geometry.ts';
import { type Label, placeLabels } from './labels.ts';
import type { Marks } from './marks.ts';
import { type Paint, surface } from './palette.ts';
import { drawLane, drawPool } from './pools.ts';
import { isContainer, type ShapeKind, shapeKindOf } from './shape-kind.ts';
import { escapeXml, tag } from './svg.ts';

/** A drawn plane in the coordinates of the file. */
export interface Picture {
  readonly svg: string;
  readonly bounds: Bounds;
}

const drawings: Readonly<Record<ShapeKind, (shape: Shape, paint: Paint) => string>> = {
  pool: drawPool,
  lane: drawLane,
  activity: drawActivity,
  event: drawEvent,
  gateway: drawGateway,
  annotation: drawAnnotation,
  group: drawGroup,
  'data-store': drawDataStore,
  'data-object': drawDataObject,
};

/**
 * Draws one plane. From back to front: what contains others, lines, what is contained, events that sit on a border, names.
 *
 * @throws {ModelError} MODEL_SHAPE_UNSUPPORTED when the plane shows something that has no drawing.
 */
export function drawDiagram(diagram: Diagram, marks: Marks, model: BpmnModel): Picture {
  const labels = placeLabels(diagram);
  const parts = [
    ...inLayers(diagram.shapes.filter(isContainer)).map((shape) => drawShapeGroup(shape, marks, model)),
    ...diagram.edges.map((edge) => drawEdgeGroup(edge, marks, model)),
    ...inLayers(diagram.shapes.filter((shape) => !isContainer(shape))).map((shape) =>
      drawShapeGroup(shape, marks, model),
    ),
    ...labels.map((label) => drawLabel(label, marks)),
  ];
  const boxes = [
    ...diagram.shapes.map(({ bounds }) => bounds),
    ...diagram.edges.flatMap(({ points }) => points.map((point) => ({ ...point, width: 0, height: 0 }))),
    ...labels.map(({ bounds }) => bounds),
  ];
  return { svg: parts.join('\n'), bounds: boundsAround(boxes) as Bounds };
}

/** Pools below lanes below subprocesses, outer below inner; events on a border above their host; groups see-through above all of these. */
function inLayers(shapes: readonly Shape[]): readonly Shape[] {
  const order = ['pool', 'lane', 'activity'];
  const layer = ({ element }: Shape): number => {
    if (element.$instanceOf('bpmn:BoundaryEvent')) return order.length + 1;
    const index = order.indexOf(shapeKindOf(element) ?? '');
    return index === -1 ? order.length : index;
  };
  const area = ({ bounds }: Shape) => bounds.width * bounds.height;
  return shapes.toSorted((a, b) => layer(a) - layer(b) || (isContainer(a) ? area(b) - area(a) : 0));
}

function drawShapeGroup(shape: Shape, marks: Marks, model: BpmnModel): string {
  const kind = shapeKindOf(shape.element);
  if (!kind)
    throw refuse(model, 'MODEL_SHAPE_UNSUPPORTED', shape.element, 'has no drawing: remove it from the diagram');
  const content = drawings[kind](shape, marks.paintOfShape(shape)) + marks.signOfShape(shape, kind);
  return drawGroupOf(shape, kind, marks, content);
}

function drawEdgeGroup(edge: Edge, marks: Marks, model: BpmnModel): string {
  const kind = edgeKindOf(edge.element);
  if (!kind) throw refuse(model, 'MODEL_SHAPE_UNSUPPORTED', edge.element, 'has no drawing: remove it from the diagram');
  const content = drawEdge(edge, kind, marks.paintOf(edge.id)) + marks.signOfEdge(edge);
  return drawGroupOf(edge, `${kind}-flow`, marks, content);
}

function drawGroupOf(owner: Shape | Edge, kind: string, marks: Marks, content: string): string {
  const name = owner.element.name || textOf(owner.element, 'text');
  const attributes = { 'data-element-id': owner.id, 'data-kind': kind, ...marks.attributesOf(owner.id) };
  return tag('g', attributes, name ? tag('title', {}, escapeXml(name)) : '', content);
}

function drawLabel({ ownerId, block, bounds }: Label, marks: Marks): string {
  const at = { x: bounds.x + bounds.width / 2, y: bounds.y };
  const text = drawText(block, at, { color: marks.paintOf(ownerId).text, rim: surface });
  return tag('g', { 'data-label-for': ownerId }, text);
}
