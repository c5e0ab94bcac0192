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
      title: 'the end lies on the task',
      files: {
        'order.bpmn': file(
          `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-done" sourceRef="pack" targetRef="done" />
  <endEvent id="done" />`,
          `    <bpmndi:BPMNShape id="start-shape" bpmnElement="start">
      <dc:Bounds x="0" y="20" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="pack-shape" bpmnElement="pack">
      <dc:Bounds x="100" y="0" width="100" height="80" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="done-shape" bpmnElement="done">
      <dc:Bounds x="180" y="20" width="36" height="36" />
    </bpmndi:BPMNShape>`,
        ),
      },
      at: ['done'],
      says: 'the shapes of "done" and "Pack" overlap',
    },
  ],
  valid: [
    {
      title: 'what is in a subprocess or on its boundary',
      files: {
        'order.bpmn': file(
          `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-fine" sourceRef="begin" targetRef="fine" />
    <endEvent id="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />
  <endEvent id="done" />
  <boundaryEvent id="late" name="Late" attachedToRef="sub">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="late-to-done" sourceRef="late" targetRef="done" />`,
          `    <bpmndi:BPMNShape id="start-shape" bpmnElement="start">
      <dc:Bounds x="0" y="20" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="sub-shape" bpmnElement="sub">
      <dc:Bounds x="100" y="0" width="300" height="200" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="begin-shape" bpmnElement="begin">
      <dc:Bounds x="120" y="80" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="fine-shape" bpmnElement="fine">
      <dc:Bounds x="300" y="80" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="late-shape" bpmnElement="late">
      <dc:Bounds x="200" y="182" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="done-shape" bpmnElement="done">
      <dc:Bounds x="500" y="20" width="36" height="36" />
    </bpmndi:BPMNShape>`,
        ),
      },
    },
    {
      title: 'shapes that only touch',
      files: {
        'order.bpmn': file(
          `  <startEvent id="start" />
  <sequenceFlow id="start-to-done" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`,
          `    <bpmndi:BPMNShape id="start-shape" bpmnElement="start">
      <dc:Bounds x="0" y="0" width="36" height="36" />
    </bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="done-shape" bpmnElement="done">
      <dc:Bounds x="36" y="0" width="36" height="36" />
    </bpmndi:BPMNShape>`,
        ),
      },
    },
  ],
};
