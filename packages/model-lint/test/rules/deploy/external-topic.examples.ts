import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no topic',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:type="external" />`,
        },
      },
      at: ['check'],
      says: `'topic'`,
      isRefused: true,
    },
    {
      title: 'a topic of another namespace',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:type="external" xmlns:o="http://operaton.org/schema/1.0/bpmn" o:topic="check" />`,
        },
      },
      at: ['check'],
      says: `'topic'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a topic',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:type="external" camunda:topic="check" />`,
        },
      },
    },
  ],
};
