import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (attributes: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery" ${attributes} />`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a call of the process of one tenant',
      files: { 'order.bpmn': calls('camunda:calledElementTenantId="acme"') },
      at: ['deliver'],
      says: 'camunda:calledElementTenantId is "acme"',
    },
    {
      title: 'a decision of one tenant',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-decide" sourceRef="start" targetRef="decide" />
  <businessRuleTask id="decide" camunda:decisionRef="discount" camunda:decisionRefTenantId="acme" />`,
        },
      },
      at: ['decide'],
    },
  ],
  valid: [
    { title: 'the tenant of the instance', files: { 'order.bpmn': calls('') } },
    {
      title: 'an expression',
      files: { 'order.bpmn': calls('camunda:calledElementTenantId="#{execution.tenantId}"') },
    },
  ],
};
