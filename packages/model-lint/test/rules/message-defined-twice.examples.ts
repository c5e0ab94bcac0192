import type { RuleExamples } from '../helpers/rule-example.ts';

const process = '  <startEvent id="start" />';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'one name under two ids',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-paid" name="order-paid" />
<message id="message-paid-again" name="order-paid" />`,
          process,
        },
      },
      at: ['message-paid-again'],
      says: 'the message "order-paid" is defined as "message-paid-again" and as "message-paid"',
    },
  ],
  valid: [
    {
      title: 'two names',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-paid" name="order-paid" />
<message id="message-sent" name="order-sent" />`,
          process,
        },
      },
    },
    {
      title: 'the same message in two files',
      files: {
        'delivery.bpmn': { id: 'delivery', definitions: '<message id="message-paid" name="order-paid" />', process },
        'order.bpmn': { definitions: '<message id="message-paid" name="order-paid" />', process },
      },
    },
  ],
};
