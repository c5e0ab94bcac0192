import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a binding without its version',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<businessRuleTask id="rate" camunda:decisionRef="tax" camunda:decisionRefBinding="version" />`,
        },
      },
      at: ['rate'],
      says: `'decisionRefVersion'`,
      isRefused: true,
    },
    {
      title: 'an unknown mapper',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<businessRuleTask id="rate" camunda:decisionRef="tax" camunda:mapDecisionResult="first" />`,
        },
      },
      at: ['rate'],
      says: `'first'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a decision',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<businessRuleTask id="rate" camunda:decisionRef="tax" />`,
        },
      },
    },
  ],
};
