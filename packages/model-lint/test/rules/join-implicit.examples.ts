import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two ways lead to one task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-ship" sourceRef="a" targetRef="ship" />
  <sequenceFlow id="b-to-ship" sourceRef="b" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['ship'],
      says: '2 flows lead to "Ship"',
    },
    {
      title: 'a loop leads back to a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-work" sourceRef="choice" targetRef="work">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['work'],
    },
  ],
  valid: [
    {
      title: 'a gateway merges the ways',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
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
      title: 'several ways lead to one end',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-done" sourceRef="a" targetRef="done" />
  <sequenceFlow id="b-to-done" sourceRef="b" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
