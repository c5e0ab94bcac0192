import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no message is named',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <receiveTask id="paid" name="Wait until paid" />`,
        },
      },
      at: ['paid'],
      says: 'the receive task "paid" waits for no message',
    },
  ],
  valid: [
    {
      title: 'a message is named',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <receiveTask id="paid" name="Wait until paid" messageRef="message-paid" />`,
        },
      },
    },
  ],
};
