import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a tool has made up the id',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pay" sourceRef="start" targetRef="Activity_0k3j2h1" />
  <serviceTask id="Activity_0k3j2h1" name="Pay" camunda:type="external" camunda:topic="Activity_0k3j2h1" />
  <sequenceFlow id="to-done" sourceRef="Activity_0k3j2h1" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      policy: { idPattern: '^[a-z][a-z0-9-]*$' },
      at: ['Activity_0k3j2h1'],
      says: '"Activity_0k3j2h1" does not match',
    },
    {
      title: 'flows and messages have ids too',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="Flow_1" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`,
          definitions: `<message id="Message_1" name="tell" />`,
        },
      },
      policy: { idPattern: '^[a-z][a-z0-9-]*$' },
      at: ['Message_1', 'Flow_1'],
    },
  ],
  valid: [
    {
      title: 'every id matches',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-done" sourceRef="start" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      policy: { idPattern: '^[a-z][a-z0-9-]*$' },
    },
    {
      title: 'the project has no pattern',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="Flow_1" sourceRef="start" targetRef="Done" />
  <endEvent id="Done" />`,
        },
      },
    },
  ],
};
