import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an edge of nothing',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>
<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"><bpmndi:BPMNPlane bpmnElement="order"><bpmndi:BPMNEdge id="edge" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"><di:waypoint x="1" y="1" /><di:waypoint x="2" y="2" /></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`,
      },
      at: ['edge'],
      says: `'bpmnElement'`,
      isRefused: true,
    },
    {
      title: 'a shape of something that is gone',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>
<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"><bpmndi:BPMNPlane bpmnElement="order"><bpmndi:BPMNShape id="shape" bpmnElement="gone"><dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="1" y="1" width="1" height="1" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`,
      },
      at: ['shape'],
      says: 'gone',
      isRefused: true,
    },
    {
      title: 'a schema of diagrams from the network',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/DI http://www.omg.org/spec/BPMN/2.0/20100501/BPMNDI.xsd" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: [undefined],
      says: 'src-resolve',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a shape',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>
<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"><bpmndi:BPMNPlane bpmnElement="order"><bpmndi:BPMNShape id="shape" bpmnElement="start"><dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="1" y="1" width="1" height="1" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`,
      },
    },
    {
      title: 'no diagram',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
        },
      },
    },
  ],
};
