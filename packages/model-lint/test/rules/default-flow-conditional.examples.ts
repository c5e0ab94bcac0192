import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'of an inclusive gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <inclusiveGateway id="choice" name="Which?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${!big}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['choice-to-b'],
      says: 'the condition of "choice-to-b" is ignored',
    },
    {
      title: 'of a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" default="pack-to-b" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-a" sourceRef="pack" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="pack-to-b" sourceRef="pack" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${small}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['pack-to-b'],
    },
  ],
  valid: [
    {
      title: 'the default flow has no condition',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <inclusiveGateway id="choice" name="Which?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
  ],
};
