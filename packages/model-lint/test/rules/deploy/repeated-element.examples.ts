import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two collaborations',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<collaboration id="a" /><collaboration id="b" />',
        },
      },
      at: [undefined],
      says: 'collaboration',
      isRefused: true,
    },
    {
      title: 'two mappings',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:inputOutput /><camunda:inputOutput /></extensionElements></task>`,
        },
      },
      at: ['check'],
      says: 'inputOutput',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'one collaboration',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<collaboration id="a" />',
        },
      },
    },
  ],
};
