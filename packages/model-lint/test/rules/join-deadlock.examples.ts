import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an exclusive choice leads into a parallel join',
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
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <parallelGateway id="join" name="Both" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
      says: '"Both" waits for 2 tokens, but at most 1 can ever arrive',
    },
    {
      title: 'a loop comes back into a parallel gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-again" sourceRef="start" targetRef="again" />
  <parallelGateway id="again" />
  <sequenceFlow id="again-to-work" sourceRef="again" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-again" sourceRef="choice" targetRef="again">
    <conditionExpression xsi:type="tFormalExpression">\${more}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['again'],
    },
    {
      title: 'a branch of the split may end before the join',
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
  <parallelGateway id="join" name="Both" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
      says: '"Both" waits for 2 tokens for ever when "Fine?" leads past it: only 1 can arrive then',
    },
    {
      title: 'an error leads past the join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <boundaryEvent id="b-failed" name="Failed" attachedToRef="b">
    <errorEventDefinition id="b-failed-error" />
  </boundaryEvent>
  <sequenceFlow id="b-failed-to-failed" sourceRef="b-failed" targetRef="failed" />
  <endEvent id="failed" />
  <parallelGateway id="join" name="Both" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
    },
    {
      title: 'three flows lead to the join of two branches',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-choice" sourceRef="b" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="small" />
  <sequenceFlow id="big" sourceRef="choice" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="small" sourceRef="choice" targetRef="join" />
  <parallelGateway id="join" name="Both" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
      says: 'waits for 3 tokens, but at most 2',
    },
    {
      title: 'a boundary event and its task lead to the same join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-join" sourceRef="work" targetRef="join" />
  <boundaryEvent id="failed" name="Failed" attachedToRef="work">
    <errorEventDefinition id="failed-error" />
  </boundaryEvent>
  <sequenceFlow id="failed-to-mend" sourceRef="failed" targetRef="mend" />
  <serviceTask id="mend" name="Mend" camunda:type="external" camunda:topic="mend" />
  <sequenceFlow id="mend-to-join" sourceRef="mend" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['join'],
    },
    {
      title: 'the events of an event-based gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-wait" sourceRef="start" targetRef="wait" />
  <eventBasedGateway id="wait" name="Answer" />
  <sequenceFlow id="wait-to-told" sourceRef="wait" targetRef="told" />
  <sequenceFlow id="wait-to-late" sourceRef="wait" targetRef="late" />
  <intermediateCatchEvent id="told" name="Answer">
    <messageEventDefinition id="told-message" messageRef="tell" />
  </intermediateCatchEvent>
  <intermediateCatchEvent id="late" name="Late">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </intermediateCatchEvent>
  <sequenceFlow id="told-to-join" sourceRef="told" targetRef="join" />
  <sequenceFlow id="late-to-join" sourceRef="late" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
      at: ['join'],
    },
  ],
  valid: [
    {
      title: 'a parallel split and its join',
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
      title: 'a choice inside of a branch',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-choice" sourceRef="split" targetRef="choice" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-c" />
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <serviceTask id="c" name="C" camunda:type="external" camunda:topic="c" />
  <sequenceFlow id="c-to-merge" sourceRef="c" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-join" sourceRef="merge" targetRef="join" />
  <parallelGateway id="join" />
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
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'both branches may go past the join, perhaps for the same reason',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-one" sourceRef="split" targetRef="one" />
  <sequenceFlow id="split-to-two" sourceRef="split" targetRef="two" />
  <exclusiveGateway id="one" name="Fine?" default="one-to-out" />
  <sequenceFlow id="one-to-join" sourceRef="one" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${fine}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="one-to-out" sourceRef="one" targetRef="out" />
  <exclusiveGateway id="two" name="Fine?" default="two-to-out" />
  <sequenceFlow id="two-to-join" sourceRef="two" targetRef="join">
    <conditionExpression xsi:type="tFormalExpression">\${fine}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="two-to-out" sourceRef="two" targetRef="out" />
  <endEvent id="out" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a task splits into the flows of the join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-a" sourceRef="work" targetRef="a" />
  <sequenceFlow id="work-to-b" sourceRef="work" targetRef="b" />
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
      title: 'a timer starts a second token beside the task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-join" sourceRef="work" targetRef="join" />
  <boundaryEvent id="late" name="Late" attachedToRef="work" cancelActivity="false">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="late-to-remind" sourceRef="late" targetRef="remind" />
  <serviceTask id="remind" name="Remind" camunda:type="external" camunda:topic="remind" />
  <sequenceFlow id="remind-to-join" sourceRef="remind" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-done" sourceRef="join" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a loop around a split and its join',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-split" sourceRef="merge" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-a" sourceRef="split" targetRef="a" />
  <sequenceFlow id="split-to-b" sourceRef="split" targetRef="b" />
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-join" sourceRef="a" targetRef="join" />
  <sequenceFlow id="b-to-join" sourceRef="b" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="join-to-choice" sourceRef="join" targetRef="choice" />
  <exclusiveGateway id="choice" name="Again?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'joins in stages',
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
  <sequenceFlow id="a-to-first" sourceRef="a" targetRef="first" />
  <sequenceFlow id="b-to-first" sourceRef="b" targetRef="first" />
  <parallelGateway id="first" />
  <sequenceFlow id="first-to-second" sourceRef="first" targetRef="second" />
  <sequenceFlow id="c-to-second" sourceRef="c" targetRef="second" />
  <parallelGateway id="second" />
  <sequenceFlow id="second-to-done" sourceRef="second" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
