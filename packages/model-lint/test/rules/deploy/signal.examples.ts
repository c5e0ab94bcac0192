import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no signal',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><signalEventDefinition /></endEvent>`,
        },
      },
      at: ['end'],
      says: `'signalRef'`,
      isRefused: true,
    },
    {
      title: 'a signal without a name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<signal id="alarm" />',
        },
      },
      at: ['alarm'],
      says: 'has no name',
      isRefused: true,
    },
    {
      title: 'two signals of one name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<signal id="alarm" name="Alarm" /><signal id="other" name="Alarm" />',
        },
      },
      at: ['other'],
      says: 'duplicate signal',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a signal with a name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><signalEventDefinition signalRef="alarm" /></endEvent>`,
          definitions: '<signal id="alarm" name="Alarm" />',
        },
      },
    },
  ],
};
