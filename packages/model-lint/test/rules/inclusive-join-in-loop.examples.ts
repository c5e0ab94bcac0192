import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the split of the loop is inside of it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-join" sourceRef="start" targetRef="join" />
  <inclusiveGateway id="join" name="Next" />
  <sequenceFlow id="join-to-split" sourceRef="join" targetRef="split" />
  <parallelGateway id="split" name="Both" />
  <sequenceFlow id="split-to-work" sourceRef="split" targetRef="work" />
  <sequenceFlow id="split-to-note" sourceRef="split" targetRef="note" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-join" sourceRef="choice" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <serviceTask id="note" name="Note" camunda:type="external" camunda:topic="note" />
  <sequenceFlow id="note-to-join" sourceRef="note" targetRef="join" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
      says: '"Next" may wait for tokens that have passed it already: "Both" makes several',
    },
    {
      title: 'an inclusive gateway joins and splits in the loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <inclusiveGateway id="gate" name="What?" default="gate-to-done" />
  <sequenceFlow id="gate-to-a" sourceRef="gate" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="gate-to-b" sourceRef="gate" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${heavy}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="gate-to-done" sourceRef="gate" targetRef="done" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-gate" sourceRef="a" targetRef="gate" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-gate" sourceRef="b" targetRef="gate" />
  <endEvent id="done" />`,
        },
      },
      at: ['gate'],
    },
  ],
  valid: [
    {
      title: 'one token goes round alone',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-join" sourceRef="start" targetRef="join" />
  <inclusiveGateway id="join" />
  <sequenceFlow id="join-to-work" sourceRef="join" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-join" sourceRef="choice" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'an inclusive split and its join without a loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <inclusiveGateway id="split" name="What?" default="split-to-b" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <inclusiveGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
