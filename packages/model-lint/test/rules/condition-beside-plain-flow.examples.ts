import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task has a flow with and one without a condition',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-urgent" name="Urgent" sourceRef="pack" targetRef="urgent">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="pack-to-normal" sourceRef="pack" targetRef="normal" />
  <endEvent id="urgent" />
  <endEvent id="normal" />`,
        },
      },
      at: ['pack'],
      says: '"pack-to-normal" is taken from "Pack" also when the condition of "Urgent" holds',
    },
    {
      title: 'a start event',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-a" sourceRef="start" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
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
      title: 'the flow without a condition is the default flow',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" default="pack-to-normal" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-urgent" sourceRef="pack" targetRef="urgent">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="pack-to-normal" sourceRef="pack" targetRef="normal" />
  <endEvent id="urgent" />
  <endEvent id="normal" />`,
        },
      },
    },
    {
      title: 'an inclusive gateway shows that several ways may be taken',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <inclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <endEvent id="b" />
  <endEvent id="a" />`,
        },
      },
    },
  ],
};
