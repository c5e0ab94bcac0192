import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no source',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery"><extensionElements><camunda:in target="address" /></extensionElements></callActivity>`,
        },
      },
      at: ['deliver'],
      says: `'source'`,
      isRefused: true,
    },
    {
      title: 'no target',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery"><extensionElements><camunda:out source="state" /></extensionElements></callActivity>`,
        },
      },
      at: ['deliver'],
      says: `'target'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'source and target',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery"><extensionElements><camunda:in source="address" target="address" /></extensionElements></callActivity>`,
        },
      },
    },
  ],
};
