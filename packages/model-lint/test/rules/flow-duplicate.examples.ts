import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two flows lead from a gateway to the same task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="default" />
  <sequenceFlow id="one" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="two" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="default" sourceRef="choice" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['two'],
      says: '"two" leads from "Big?" to "a"',
    },
    {
      title: 'a task runs twice behind a parallel gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="one" sourceRef="split" targetRef="work" />
  <sequenceFlow id="two" sourceRef="split" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['two'],
      says: '"Work" runs once for each',
    },
  ],
  valid: [
    {
      title: 'the conditions differ',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="default" />
  <sequenceFlow id="one" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${size == 1}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="two" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${size == 2}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="default" sourceRef="choice" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'the default flow leads to the same task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="default" />
  <sequenceFlow id="one" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="default" sourceRef="choice" targetRef="a" />
  <endEvent id="a" />`,
        },
      },
    },
  ],
};
