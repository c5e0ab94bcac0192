import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task has no name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <userTask id="pack" />
  <sequenceFlow id="pack-to-done" sourceRef="pack" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['pack'],
      says: '"pack" (userTask) has no name',
    },
    {
      title: 'a decision and one of its ways have no name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" default="to-b" />
  <sequenceFlow id="to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="to-b" sourceRef="choice" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['choice', 'to-a'],
    },
    {
      title: 'an event that waits has no name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-told" sourceRef="start" targetRef="told" />
  <intermediateCatchEvent id="told" name=" ">
    <messageEventDefinition id="told-message" messageRef="tell" />
  </intermediateCatchEvent>
  <sequenceFlow id="told-to-done" sourceRef="told" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
      at: ['told'],
    },
  ],
  valid: [
    {
      title: 'starts, ends and merges without an event need no name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="to-b" />
  <sequenceFlow id="to-a" name="Yes" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="to-b" name="No" sourceRef="choice" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-done" sourceRef="merge" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a parallel split and its join need no name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
