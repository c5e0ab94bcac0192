import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (mappings: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery">
    <extensionElements>${mappings}</extensionElements>
  </callActivity>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'everything is passed in',
      files: { 'order.bpmn': calls('<camunda:in variables="all" />') },
      at: ['deliver'],
      says: 'the call passes all variables to "delivery"',
    },
    {
      title: 'everything is passed in and taken out',
      files: { 'order.bpmn': calls('<camunda:in variables="all" /><camunda:out variables="all" />') },
      at: ['deliver', 'deliver'],
    },
  ],
  valid: [
    {
      title: 'each variable is named',
      files: {
        'order.bpmn': calls(
          '<camunda:in source="orderId" target="orderId" /><camunda:out source="result" target="result" />',
        ),
      },
    },
    {
      title: 'only the local variables are passed',
      files: { 'order.bpmn': calls('<camunda:in variables="all" local="true" />') },
    },
  ],
};
