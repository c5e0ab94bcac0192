import type { RuleExamples } from '../helpers/rule-example.ts';

/** A file with this process and this diagram of it. */
function file(process: string, plane?: string): string {
  const diagram =
    plane === undefined
      ? ''
      : `<bpmndi:BPMNDiagram id="diagram">
  <bpmndi:BPMNPlane id="plane" bpmnElement="order">
${plane}
  </bpmndi:BPMNPlane>
</bpmndi:BPMNDiagram>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:example">
<process id="order" name="Order" isExecutable="true" camunda:historyTimeToLive="P30D">
${process}
</process>
${diagram}</definitions>
`;
}

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an end event and a flow are not drawn',
      files: {
        'order.bpmn': file(
          `  <startEvent id="start" />
  <sequenceFlow id="start-to-done" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`,
          `    <bpmndi:BPMNShape id="start-shape" bpmnElement="start">
      <dc:Bounds x="0" y="0" width="36" height="36" />
    </bpmndi:BPMNShape>`,
        ),
      },
      at: ['start-to-done', 'done'],
      says: '"start-to-done" (sequenceFlow)',
    },
  ],
  valid: [
    {
      title: 'everything is drawn',
      files: {
        'order.bpmn': file(
          `  <startEvent id="start" />
  <sequenceFlow id="start-to-done" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`,
          `    <bpmndi:BPMNShape id="start-shape" bpmnElement="start">
      <dc:Bounds x="0" y="0" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="done-shape" bpmnElement="done">
      <dc:Bounds x="200" y="0" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="start-to-done-edge" bpmnElement="start-to-done">
      <di:waypoint x="0" y="0" />
      <di:waypoint x="10" y="0" />
    </bpmndi:BPMNEdge>`,
        ),
      },
    },
    {
      title: 'there is no diagram at all',
      files: {
        'order.bpmn': file(`  <startEvent id="start" />
  <sequenceFlow id="start-to-done" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`),
      },
    },
  ],
};
