import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing throws the link',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <intermediateCatchEvent id="land" name="Page 2">
    <linkEventDefinition id="land-link" name="page-2" />
  </intermediateCatchEvent>
  <sequenceFlow id="land-to-done" sourceRef="land" targetRef="done" />`,
        },
      },
      at: ['land'],
      says: 'no link "page-2" is thrown',
    },
    {
      title: 'it is thrown under another name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-jump" sourceRef="start" targetRef="jump" />
  <intermediateThrowEvent id="jump" name="Page 2">
    <linkEventDefinition id="jump-link" name="page-2" />
  </intermediateThrowEvent>
  <intermediateCatchEvent id="land" name="Page 2">
    <linkEventDefinition id="land-link" name="page-2" />
  </intermediateCatchEvent>
  <sequenceFlow id="land-to-done" sourceRef="land" targetRef="done" />
  <endEvent id="done" />
  <intermediateCatchEvent id="lost" name="Page 3">
    <linkEventDefinition id="lost-link" name="page-3" />
  </intermediateCatchEvent>
  <sequenceFlow id="lost-to-done" sourceRef="lost" targetRef="done" />`,
        },
      },
      at: ['lost'],
    },
  ],
  valid: [
    {
      title: 'two throwing events lead to one',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <intermediateThrowEvent id="a" name="Page 2">
    <linkEventDefinition id="a-link" name="page-2" />
  </intermediateThrowEvent>
  <intermediateThrowEvent id="b" name="Page 2">
    <linkEventDefinition id="b-link" name="page-2" />
  </intermediateThrowEvent>
  <intermediateCatchEvent id="land" name="Page 2">
    <linkEventDefinition id="land-link" name="page-2" />
  </intermediateCatchEvent>
  <sequenceFlow id="land-to-done" sourceRef="land" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
