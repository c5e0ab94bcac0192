import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a parallel gateway joins and splits again',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-both" sourceRef="a" targetRef="both" />
  <sequenceFlow id="b-to-both" sourceRef="b" targetRef="both" />
  <parallelGateway id="both" />
  <sequenceFlow id="both-to-c" sourceRef="both" targetRef="c" />
  <sequenceFlow id="both-to-d" sourceRef="both" targetRef="d" />
  <endEvent id="c" />
  <endEvent id="d" />`,
        },
      },
      at: ['both'],
      says: '"both" joins 2 flows and splits into 2',
    },
    {
      title: 'a decision is where a loop comes back',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-again" sourceRef="start" targetRef="again" />
  <exclusiveGateway id="again" name="Again?" default="again-to-done" />
  <sequenceFlow id="again-to-work" sourceRef="again" targetRef="work">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-again" sourceRef="work" targetRef="again" />
  <sequenceFlow id="again-to-done" sourceRef="again" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['again'],
    },
  ],
  valid: [
    {
      title: 'one gateway joins, another splits',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-work" sourceRef="merge" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-again" sourceRef="work" targetRef="again" />
  <exclusiveGateway id="again" name="Again?" default="again-to-done" />
  <sequenceFlow id="again-to-merge" sourceRef="again" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="again-to-done" sourceRef="again" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
