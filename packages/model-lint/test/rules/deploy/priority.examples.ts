import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a word',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" camunda:jobPriority="high" />`,
        },
      },
      at: ['check'],
      says: `'high'`,
      isRefused: true,
    },
    {
      title: 'a fraction',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          attributes: 'camunda:taskPriority="1.5"',
        },
      },
      at: ['order'],
      says: `'1.5'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a number',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" camunda:jobPriority="10" />`,
        },
      },
    },
  ],
};
