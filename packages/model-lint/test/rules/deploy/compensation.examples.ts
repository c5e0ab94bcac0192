import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a handler in the flow',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="book" /><boundaryEvent id="undo" attachedToRef="book"><compensateEventDefinition /></boundaryEvent><task id="unbook" isForCompensation="true" /><sequenceFlow id="start-unbook" sourceRef="start" targetRef="unbook" /><association id="back" sourceRef="undo" targetRef="unbook" />`,
        },
      },
      at: ['unbook'],
      says: 'Invalid incoming',
      isRefused: true,
    },
    {
      title: 'a handler that is none',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="book" /><boundaryEvent id="undo" attachedToRef="book"><compensateEventDefinition /></boundaryEvent><task id="unbook" /><association id="back" sourceRef="undo" targetRef="unbook" />`,
        },
      },
      at: ['undo'],
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a handler',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="book" /><boundaryEvent id="undo" attachedToRef="book"><compensateEventDefinition /></boundaryEvent><task id="unbook" isForCompensation="true" /><association id="back" sourceRef="undo" targetRef="unbook" />`,
        },
      },
    },
  ],
};
