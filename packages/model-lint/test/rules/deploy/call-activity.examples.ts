import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing is called',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" />`,
        },
      },
      at: ['deliver'],
      says: `'calledElement'`,
      isRefused: true,
    },
    {
      title: 'a binding without its version',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery" camunda:calledElementBinding="version" />`,
        },
      },
      at: ['deliver'],
      says: `'calledElementVersion'`,
      isRefused: true,
    },
    {
      title: 'a process and a case',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery" camunda:caseRef="case" />`,
        },
      },
      at: ['deliver'],
      says: 'cannot be used together',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a process',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<callActivity id="deliver" calledElement="delivery" />`,
        },
      },
    },
  ],
};
