/** What a small model is made of, as XML texts. */
export interface ModelParts {
  /** Stands in front of the process: messages, signals, errors. */
  readonly root?: string;
  /** Further attributes of the process. */
  readonly attributes?: string;
  /** Stands behind the process: diagrams. */
  readonly after?: string;
}

const namespaces = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** A file with one executable process `p`, one element of the given body to a line. */
export function model(body: string, { root = '', attributes = '', after = '' }: ModelParts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions ${namespaces} id="d" targetNamespace="urn:parity">
${root}
<process id="p" isExecutable="true" camunda:historyTimeToLive="P1D" ${attributes}>
${body}
</process>
${after}
</definitions>
`;
}

export const definitions: string = [
  '<message id="m" name="paid"/>',
  '<message id="m2" name="cancelled"/>',
  '<message id="nameless"/>',
  '<signal id="sig" name="alarm"/>',
  '<error id="err" errorCode="E1"/>',
  '<error id="codeless"/>',
  '<escalation id="esc" escalationCode="X1"/>',
  '<escalation id="escCodeless"/>',
].join('');

export const start = '<startEvent id="s"/>';
export const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';

/** A sequence flow, called after its ends. */
export function flow(source: string, target: string, content = ''): string {
  return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${content}</sequenceFlow>`;
}

/** The condition of a sequence flow. */
export function condition(text: string): string {
  return `<conditionExpression xsi:type="tFormalExpression">${text}</conditionExpression>`;
}
