import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a schema',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
          definitions: '<import namespace="urn:x" location="x.xsd" importType="http://www.w3.org/2001/XMLSchema" />',
        },
      },
      at: [undefined],
      says: 'Could not import',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'nothing is imported',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
        },
      },
    },
  ],
};
