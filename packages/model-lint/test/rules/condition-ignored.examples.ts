import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'behind a parallel gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['split-to-a'],
      says: 'a parallel gateway takes every flow',
    },
    {
      title: 'behind an event-based gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-wait" sourceRef="start" targetRef="wait" />
  <eventBasedGateway id="wait" name="Answer" />
  <sequenceFlow id="wait-to-told" sourceRef="wait" targetRef="told">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="wait-to-late" sourceRef="wait" targetRef="late" />
  <intermediateCatchEvent id="told" name="Answer">
    <messageEventDefinition id="told-message" messageRef="tell" />
  </intermediateCatchEvent>
  <intermediateCatchEvent id="late" name="Late">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </intermediateCatchEvent>
  <sequenceFlow id="told-to-done" sourceRef="told" targetRef="done" />
  <sequenceFlow id="late-to-done" sourceRef="late" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
      at: ['wait-to-told'],
    },
  ],
  valid: [
    {
      title: 'behind an exclusive gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'behind an inclusive gateway',
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
