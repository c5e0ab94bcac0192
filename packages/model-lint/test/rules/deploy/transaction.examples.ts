import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a cancel end outside',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<endEvent id="end"><cancelEventDefinition /></endEvent>`,
        },
      },
      at: ['end'],
      says: 'only supported inside transaction',
      isRefused: true,
    },
    {
      title: 'a cancel of a task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="book" /><boundaryEvent id="gone" attachedToRef="book"><cancelEventDefinition /></boundaryEvent>`,
        },
      },
      at: ['gone'],
      says: 'only supported on transaction',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a transaction',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<transaction id="tx"><startEvent id="begin" /><endEvent id="no"><cancelEventDefinition /></endEvent></transaction>`,
        },
      },
    },
  ],
};
