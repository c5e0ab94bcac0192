import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a parallel split ends in an exclusive gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" name="Both" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-ship" sourceRef="merge" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['merge'],
      says: 'what follows "merge" runs 2 times: branches of "Both" meet there without a join',
    },
    {
      title: 'three branches meet in a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <sequenceFlow id="split-to-c" sourceRef="split" targetRef="c" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <serviceTask id="c" name="C" camunda:type="external" camunda:topic="c" />
  <sequenceFlow id="a-to-ship" sourceRef="a" targetRef="ship" />
  <sequenceFlow id="b-to-ship" sourceRef="b" targetRef="ship" />
  <sequenceFlow id="c-to-ship" sourceRef="c" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['ship'],
      says: '"Ship" runs 3 times',
    },
    {
      title: 'branches of an inclusive split meet without a join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <inclusiveGateway id="split" name="What?" default="split-to-c" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${heavy}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="split-to-c" sourceRef="split" targetRef="c" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <serviceTask id="c" name="C" camunda:type="external" camunda:topic="c" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <sequenceFlow id="c-to-merge" sourceRef="c" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-ship" sourceRef="merge" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['merge'],
      says: 'may run 2 times',
    },
    {
      title: 'with a choice inside of one branch',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-choice" sourceRef="split" targetRef="choice" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-c" />
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <serviceTask id="c" name="C" camunda:type="external" camunda:topic="c" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <sequenceFlow id="c-to-merge" sourceRef="c" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-ship" sourceRef="merge" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['merge'],
    },
    {
      title: 'a message is sent at the end of both branches',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-told" sourceRef="a" targetRef="told" />
  <sequenceFlow id="b-to-told" sourceRef="b" targetRef="told" />
  <endEvent id="told" name="Told">
    <messageEventDefinition id="told-message" camunda:type="external" camunda:topic="tell" />
  </endEvent>`,
        },
      },
      at: ['told'],
    },
  ],
  valid: [
    {
      title: 'a parallel join',
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
    {
      title: 'an inclusive join',
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
      title: 'the branches of a choice',
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
  <sequenceFlow id="merge-to-ship" sourceRef="merge" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'an inclusive split whose conditions exclude each other',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <inclusiveGateway id="split" name="What?" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "B"}</conditionExpression>
  </sequenceFlow>
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-ship" sourceRef="merge" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the branches only end together',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-done" sourceRef="a" targetRef="done" />
  <sequenceFlow id="b-to-done" sourceRef="b" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the first branch that arrives ends everything',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-stop" sourceRef="merge" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>`,
        },
      },
    },
    {
      title: 'joined before they meet others',
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
  <sequenceFlow id="join-to-merge" sourceRef="join" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-choice" sourceRef="merge" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
