/** A sequence flow of a test model. */
export interface FlowText {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly condition?: string;
}

const namespaces =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test"';

/** Writes a flow; its id is `<from>-<to>` unless it has another one. */
export function flow(from: string, to: string, condition?: string, id: string = `${from}-${to}`): string {
  const text = condition?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inside =
    text === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">\${${text}}</conditionExpression>`;
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
}

/** Writes flows along these nodes. */
export function path(...nodes: readonly string[]): string {
  return nodes
    .slice(1)
    .map((to, index) => flow(nodes[index] as string, to))
    .join('\n');
}

/** Writes a process that engines take. */
export function processText(key: string, ...parts: readonly string[]): string {
  const head = `<process id="${key}" isExecutable="true" camunda:historyTimeToLive="P1D">`;
  return `${head}\n${parts.join('\n')}\n</process>`;
}

/** Writes a file of processes; the message `m`, the signal `g` and the error `E` are there. */
export function modelText(...processes: readonly string[]): string {
  const roots = '<message id="m" name="m"/><signal id="g" name="g"/><error id="error-E" errorCode="E"/>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${namespaces}>\n${roots}\n${processes.join('\n')}\n</definitions>\n`;
}
