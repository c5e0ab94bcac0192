import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two flows leave a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-a" sourceRef="pack" targetRef="a" />
  <sequenceFlow id="pack-to-b" sourceRef="pack" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['pack'],
      says: '2 flows without conditions leave "Pack"',
    },
    {
      title: 'two flows leave the start event',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-a" sourceRef="start" targetRef="a" />
  <sequenceFlow id="start-to-b" sourceRef="start" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-done" sourceRef="a" targetRef="done" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-done" sourceRef="b" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['start'],
    },
  ],
  valid: [
    {
      title: 'a parallel gateway splits',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'a condition and a default flow leave a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" default="pack-to-b" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-a" sourceRef="pack" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="pack-to-b" sourceRef="pack" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
  ],
};
