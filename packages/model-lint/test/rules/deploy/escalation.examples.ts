import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no escalation',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><escalationEventDefinition /></endEvent>`,
        },
      },
      at: ['end'],
      says: `'escalationRef'`,
      isRefused: true,
    },
    {
      title: 'an escalation without a code',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><escalationEventDefinition escalationRef="late" /></endEvent>`,
          definitions: '<escalation id="late" />',
        },
      },
      at: ['end'],
      says: `'escalationCode'`,
      isRefused: true,
    },
    {
      title: 'an unknown escalation',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" /><boundaryEvent id="up" attachedToRef="ask"><escalationEventDefinition escalationRef="gone" /></boundaryEvent>`,
        },
      },
      at: ['up'],
      says: `'gone'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'an escalation with a code',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><escalationEventDefinition escalationRef="late" /></endEvent>`,
          definitions: '<escalation id="late" escalationCode="LATE" />',
        },
      },
    },
  ],
};
