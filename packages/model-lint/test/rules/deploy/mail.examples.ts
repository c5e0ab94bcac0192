import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'mail without the library',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="tell" camunda:type="mail"><extensionElements><camunda:field name="to" stringValue="a@b.c" /><camunda:field name="text" stringValue="Hi" /></extensionElements></serviceTask>`,
        },
      },
      at: ['tell'],
      says: 'MailActivityBehavior',
      isRefused: true,
    },
    {
      title: 'a shell task without a command',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="list" camunda:type="shell" />`,
        },
      },
      at: ['list'],
      says: 'No shell command',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a worker sends the mail',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="tell" camunda:type="external" camunda:topic="tell" />`,
        },
      },
    },
  ],
};
