import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'one way leads to it alone',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-stop" sourceRef="work" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>`,
        },
      },
      at: ['stop'],
      says: '"Stop" terminates',
    },
    {
      title: 'a decision is no split',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-done" />
  <sequenceFlow id="choice-to-stop" sourceRef="choice" targetRef="stop">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>`,
        },
      },
      at: ['stop'],
    },
    {
      title: 'what runs at once is outside of the subprocess',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-work" sourceRef="split" targetRef="work" />
  <sequenceFlow id="split-to-sub" sourceRef="split" targetRef="sub" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-stop" sourceRef="begin" targetRef="stop" />
    <endEvent id="stop" name="Stop">
      <terminateEventDefinition id="terminate" />
    </endEvent>
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />`,
        },
      },
      at: ['stop'],
    },
  ],
  valid: [
    {
      title: 'it cuts off a parallel branch',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-split" sourceRef="start" targetRef="split" />
  <parallelGateway id="split" />
  <sequenceFlow id="split-to-work" sourceRef="split" targetRef="work" />
  <sequenceFlow id="split-to-other" sourceRef="split" targetRef="other" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="other" name="Other" camunda:type="external" camunda:topic="other" />
  <sequenceFlow id="other-to-stop" sourceRef="other" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>`,
        },
      },
    },
    {
      title: 'it cuts off what an event has started beside it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-stop" sourceRef="work" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>
  <boundaryEvent id="late" name="Late" attachedToRef="work" cancelActivity="false">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="late-to-remind" sourceRef="late" targetRef="remind" />
  <serviceTask id="remind" name="Remind" camunda:type="external" camunda:topic="remind" />
  <sequenceFlow id="remind-to-done" sourceRef="remind" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'it cuts off an event subprocess that does not interrupt',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-stop" sourceRef="work" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
  </endEvent>
  <subProcess id="on-message" triggeredByEvent="true">
    <startEvent id="told" name="Told" isInterrupting="false">
      <messageEventDefinition id="told-message" messageRef="tell" />
    </startEvent>
    <sequenceFlow id="told-to-answer" sourceRef="told" targetRef="answer" />
    <serviceTask id="answer" name="Answer" camunda:type="external" camunda:topic="answer" />
    <sequenceFlow id="answer-to-heard" sourceRef="answer" targetRef="heard" />
    <endEvent id="heard" />
  </subProcess>`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
    },
  ],
};
