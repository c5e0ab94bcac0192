import { type BpmnElement, childOf, childrenOf } from '../bpmn-element.ts';
import { ModelError, type ModelErrorCode } from '../model-error.ts';
import type { BpmnModel } from '../read-bpmn.ts';
import type { Bounds, Point } from './geometry.ts';

/** A shape of the diagram with the element that it stands for. */
export interface Shape {
  readonly id: string;
  readonly element: BpmnElement;
  readonly bounds: Bounds;
  readonly labelBounds?: Bounds;
  /** Whether the content of a subprocess is drawn inside it. */
  readonly isExpanded: boolean;
  /** Whether a pool or lane runs from left to right. */
  readonly isHorizontal: boolean;
  readonly isMarkerVisible: boolean;
}

/** A line of the diagram with the element that it stands for. At least two different points. */
export interface Edge {
  readonly id: string;
  readonly element: BpmnElement;
  readonly points: readonly Point[];
  readonly labelBounds?: Bounds;
}

/** One plane of the diagram interchange. */
export interface Diagram {
  /** The name of the element whose content the plane shows. */
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

/** Reads every plane that shows something, in the order of the file. */
export function readDiagrams(model: BpmnModel): readonly Diagram[] {
  return childrenOf(model.definitions, 'diagrams')
    .flatMap((diagram) => childOf(diagram, 'plane') ?? [])
    .map((plane) => readPlane(plane, model))
    .filter(({ shapes, edges }) => shapes.length + edges.length > 0);
}

function readPlane(plane: BpmnElement, model: BpmnModel): Diagram {
  const parts = childrenOf(plane, 'planeElement');
  const shapes = parts.filter((part) => part.$instanceOf('bpmndi:BPMNShape'));
  const shown = new Set(shapes.map((shape) => childOf(shape, 'bpmnElement')?.id));
  return {
    name: childOf(plane, 'bpmnElement')?.name ?? '',
    shapes: shapes.map((part) => readShape(part, shown, model)),
    edges: parts.filter((part) => part.$instanceOf('bpmndi:BPMNEdge')).map((part) => readEdge(part, model)),
  };
}

function readShape(part: BpmnElement, shown: ReadonlySet<string | undefined>, model: BpmnModel): Shape {
  const element = elementOf(part, model);
  const bounds = readBounds(childOf(part, 'bounds'));
  if (!bounds || bounds.width <= 0 || bounds.height <= 0) {
    throw refuse(
      model,
      'MODEL_DIAGRAM_BROKEN',
      part,
      'has no bounds with a width and a height: draw it again in the modeler',
    );
  }
  return {
    id: element.id ?? '',
    element,
    bounds,
    ...labelBoundsOf(part),
    isExpanded: isExpanded(part, element, shown),
    isHorizontal: part.isHorizontal !== false,
    isMarkerVisible: part.isMarkerVisible !== false,
  };
}

function isExpanded(part: BpmnElement, element: BpmnElement, shown: ReadonlySet<string | undefined>): boolean {
  if (typeof part.isExpanded === 'boolean') return part.isExpanded;
  return childrenOf(element, 'flowElements').some((child) => shown.has(child.id));
}

function readEdge(part: BpmnElement, model: BpmnModel): Edge {
  const element = elementOf(part, model);
  const points = childrenOf(part, 'waypoint')
    .map((point) => ({ x: Number(point.x), y: Number(point.y) }))
    .filter((point, index, all) => index === 0 || point.x !== all[index - 1]?.x || point.y !== all[index - 1]?.y);
  if (points.length < 2 || !points.every(({ x, y }) => isDrawable(x) && isDrawable(y))) {
    throw refuse(
      model,
      'MODEL_DIAGRAM_BROKEN',
      part,
      'needs at least two different waypoints: draw it again in the modeler',
    );
  }
  return { id: element.id ?? '', element, points, ...labelBoundsOf(part) };
}

function elementOf(part: BpmnElement, model: BpmnModel): BpmnElement {
  const element = childOf(part, 'bpmnElement');
  if (element) return element;
  throw refuse(model, 'MODEL_DIAGRAM_BROKEN', part, 'has no bpmnElement: name the element that it shows, or delete it');
}

function labelBoundsOf(part: BpmnElement): { labelBounds?: Bounds } {
  const label = childOf(part, 'label');
  const bounds = label && readBounds(childOf(label, 'bounds'));
  return bounds ? { labelBounds: bounds } : {};
}

function readBounds(bounds: BpmnElement | undefined): Bounds | undefined {
  if (!bounds) return undefined;
  const read = { x: Number(bounds.x), y: Number(bounds.y), width: Number(bounds.width), height: Number(bounds.height) };
  return Object.values(read).every(isDrawable) ? read : undefined;
}

/** Neither NaN nor so far out that viewers lose precision. */
function isDrawable(value: number): boolean {
  return Math.abs(value) <= 1_000_000;
}

/** Builds the error for a part of the diagram that cannot be drawn. */
export function refuse(model: BpmnModel, code: ModelErrorCode, part: BpmnElement, fault: string): ModelError {
  const id = part.id ?? 'without id';
  const position = part.id ? model.positionOf(part.id) : undefined;
  const issue = { message: `${part.$type} ${id} ${fault}`, ...(position ? { position } : {}) };
  return new ModelError(code, model.fileName, [part.id ? { ...issue, elementId: part.id } : issue]);
}
