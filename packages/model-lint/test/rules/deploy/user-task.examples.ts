import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two assignees',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" name="Ask" camunda:assignee="a"><humanPerformer><resourceAssignmentExpression><formalExpression>b</formalExpression></resourceAssignmentExpression></humanPerformer></userTask>`,
        },
      },
      at: ['ask'],
      says: 'duplicate assignee',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'one assignee',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:assignee="a" />`,
        },
      },
    },
  ],
};
