/** A shape of a test model: XML of the element, and its bounds as `x y width height`. */
export interface ShapeText {
  readonly id: string;
  readonly xml: string;
  readonly at: string;
  /** Further attributes of the BPMNShape. */
  readonly look?: string;
  /** Label bounds as `x y width height`. */
  readonly label?: string;
}

/** A flow of a test model: XML of the element and its waypoints as `x,y x,y`. */
export interface EdgeText {
  readonly id: string;
  readonly xml: string;
  readonly points: string;
  readonly label?: string;
}

/** Writes a BPMN file with one process from shapes and edges. */
export function modelText(shapes: readonly ShapeText[], edges: readonly EdgeText[] = []): string {
  const elements = [...shapes, ...edges].map(({ xml }) => xml).join('\n    ');
  return definitionsText(
    `<bpmn:process id="p" isExecutable="true">\n    ${elements}\n  </bpmn:process>`,
    'p',
    shapes,
    edges,
  );
}

/** Writes a BPMN file around ready-made root elements. */
export function definitionsText(
  roots: string,
  planeOf: string,
  shapes: readonly Omit<ShapeText, 'xml'>[],
  edges: readonly Omit<EdgeText, 'xml'>[] = [],
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="test">
  ${roots}
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${planeOf}">
      ${[...shapes.map(shapeText), ...edges.map(edgeText)].join('\n      ')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

function shapeText({ id, at, look = '', label }: Omit<ShapeText, 'xml'>): string {
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}" ${look}>${boundsText(at)}${labelText(label)}</bpmndi:BPMNShape>`;
}

function edgeText({ id, points, label }: Omit<EdgeText, 'xml'>): string {
  const waypoints = points.split(' ').map((point) => {
    const [x, y] = point.split(',');
    return `<di:waypoint x="${x}" y="${y}"/>`;
  });
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${waypoints.join('')}${labelText(label)}</bpmndi:BPMNEdge>`;
}

function labelText(label: string | undefined): string {
  return label ? `<bpmndi:BPMNLabel>${boundsText(label)}</bpmndi:BPMNLabel>` : '';
}

function boundsText(at: string): string {
  const [x, y, width, height] = at.split(' ');
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}
