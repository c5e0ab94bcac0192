import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no error',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><errorEventDefinition /></endEvent>`,
        },
      },
      at: ['end'],
      says: `'errorRef'`,
      isRefused: true,
    },
    {
      title: 'an error without a code',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><errorEventDefinition errorRef="lost" /></endEvent>`,
          definitions: '<error id="lost" />',
        },
      },
      at: ['end'],
      says: 'errorCode',
      isRefused: true,
    },
    {
      title: 'an error without an id',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<error errorCode="LOST" />',
        },
      },
      at: [undefined],
      says: `'id' is mandatory`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'an error with a code',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><errorEventDefinition errorRef="lost" /></endEvent>`,
          definitions: '<error id="lost" errorCode="LOST" />',
        },
      },
    },
  ],
};
