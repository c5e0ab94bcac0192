import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a branch may end before the join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-check" sourceRef="split" targetRef="check" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Fine?" default="choice-to-stopped" />
  <sequenceFlow id="choice-to-join" sourceRef="choice" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${fine}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-stopped" sourceRef="choice" targetRef="stopped" />
  <endEvent id="stopped" />
  <inclusiveGateway id="join" name="Both" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
      says: '"Both" waits for ever when another branch is there before "Fine?" leads past it',
    },
    {
      title: 'an error leads past the join of an inclusive split',
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
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <boundaryEvent id="a-failed" name="Failed" attachedToRef="a">
    <errorEventDefinition id="a-failed-error" />
  </boundaryEvent>
  <sequenceFlow id="a-failed-to-failed" sourceRef="a-failed" targetRef="failed" />
  <endEvent id="failed" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <inclusiveGateway id="join" name="All" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
    },
  ],
  valid: [
    {
      title: 'every branch leads to the join',
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
    {
      title: 'the branch that goes past the join ends everything',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-check" sourceRef="split" targetRef="check" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Fine?" default="choice-to-stop" />
  <sequenceFlow id="choice-to-join" sourceRef="choice" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${fine}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-stop" sourceRef="choice" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>
  <inclusiveGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'only one branch runs',
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
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-last" sourceRef="b" targetRef="last" />
  <exclusiveGateway id="last" name="Fine?" default="last-to-out" />
  <sequenceFlow id="last-to-join" sourceRef="last" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${fine}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="last-to-out" sourceRef="last" targetRef="out" />
  <endEvent id="out" />
  <inclusiveGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
