import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a field without a value',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:class="a.B"><extensionElements><camunda:field name="limit" /></extensionElements></serviceTask>`,
        },
      },
      at: ['check'],
      says: 'mandatory on a field declaration',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a field with a text',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:class="a.B"><extensionElements><camunda:field name="limit" stringValue="5" /></extensionElements></serviceTask>`,
        },
      },
    },
  ],
};
