const namespaces = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'targetNamespace="urn:test"',
].join(' ');

/** A model of one executable process `p`, and what stands beside it: definitions of messages and errors. */
export function modelText(process: string, beside = ''): string {
  const body = `<process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">\n${process}\n</process>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${namespaces}>\n${beside}\n${body}\n</definitions>\n`;
}
