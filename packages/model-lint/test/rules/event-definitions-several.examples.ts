import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an event waits for a message or a timer',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait" name="Answer or late">
    <messageEventDefinition id="told" messageRef="tell" />
    <timerEventDefinition id="late">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </intermediateCatchEvent>
  <sequenceFlow id="wait-to-done" sourceRef="wait" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
      at: ['wait'],
      says: '2 definitions (message, timer)',
    },
    {
      title: 'an end throws two things',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-stop" sourceRef="start" targetRef="stop" />
  <endEvent id="stop" name="Stop">
    <terminateEventDefinition id="terminate" />
    <signalEventDefinition id="signal" signalRef="stopped" />
  </endEvent>`,
          definitions: `<signal id="stopped" name="stopped" />`,
        },
      },
      at: ['stop'],
    },
  ],
  valid: [
    {
      title: 'an event-based gateway waits for both',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-wait" sourceRef="start" targetRef="wait" />
  <eventBasedGateway id="wait" name="Answer or late" />
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
  <sequenceFlow id="told-to-done" sourceRef="told" targetRef="done" />
  <sequenceFlow id="late-to-done" sourceRef="late" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
    },
  ],
};
