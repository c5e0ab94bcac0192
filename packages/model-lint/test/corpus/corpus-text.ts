/** The parts of models that cases are made of, as XML texts; BPMN is the default namespace. */
export interface TextParts {
  /** Stands in front of the process: messages, signals, errors. */
  readonly root?: string;
  /** Further attributes of the process. */
  readonly attributes?: string;
  /** Stands behind the process: diagrams. */
  readonly after?: string;
}

export const bpmnNamespaces: string = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** A file with one executable process `p`. */
export function model(body: string, { root = '', attributes = '', after = '' }: TextParts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions ${bpmnNamespaces} id="d" targetNamespace="urn:corpus">
${root}
<process id="p" isExecutable="true" camunda:historyTimeToLive="P1D" ${attributes}>
${body}
</process>
${after}
</definitions>
`;
}

export const start = '<startEvent id="s"/>';

/** A file whose process has a start event and this. */
export function started(body: string, parts?: TextParts): string {
  return model(`${start}\n${body}`, parts);
}

/** Messages, signals, errors and escalations that cases refer to. */
export const references: string = [
  '<message id="m" name="paid"/><message id="m2" name="cancelled"/><message id="nameless"/>',
  '<signal id="sig" name="alarm"/><signal id="sig2" name="calm"/>',
  '<error id="err" errorCode="E1"/><error id="codeless"/>',
  '<escalation id="esc" escalationCode="X1"/><escalation id="escCodeless"/>',
].join('');

export const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';

export function flow(source: string, target: string, content = ''): string {
  return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${content}</sequenceFlow>`;
}

export function condition(text: string, attributes = ''): string {
  return `<conditionExpression xsi:type="tFormalExpression" ${attributes}>${text}</conditionExpression>`;
}

export function extended(content: string): string {
  return `<extensionElements>${content}</extensionElements>`;
}

const bounds = '<dc:Bounds x="1" y="2" width="30" height="40"/>';
const waypoints = '<di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/>';

/** A diagram of the process `p` with shapes and edges of these ids. */
export function diagram(shapes: readonly string[], edges: readonly string[] = [], plane = 'p'): string {
  const drawn = [
    ...shapes.map((id) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">${bounds}</bpmndi:BPMNShape>`),
    ...edges.map((id) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${waypoints}</bpmndi:BPMNEdge>`),
  ];
  return `<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${plane}">${drawn.join('\n')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
}
