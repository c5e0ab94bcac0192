import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an element is not closed',
      files: {
        'order.bpmn':
          '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example"><process id="order">',
      },
      at: [undefined],
      says: 'must start and end',
      isRefused: true,
    },
    {
      title: 'an ampersand stands alone',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" name="a & b" />
</process>

</definitions>`,
      },
      at: [undefined],
      says: 'entity',
      isRefused: true,
    },
    {
      title: 'a merge conflict is left',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<<<<<<< HEAD
</process>

</definitions>`,
      },
      at: [undefined],
      isRefused: true,
    },
    {
      title: 'a decision is cut off',
      files: { 'tax.dmn': '<definitions><decision>' },
      at: [undefined],
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a file that can be read',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
        },
      },
    },
  ],
};
