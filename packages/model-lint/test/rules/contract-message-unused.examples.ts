import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const contracts = [
  exampleContract({
    messages: [{ name: 'order-paid', correlationVariable: 'orderId', receiptVariable: 'paidOrderId', variables: {} }],
  }),
];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no event of the model waits for the declared message',
      files: { 'order.bpmn': { process: '  <startEvent id="start" />' } },
      contracts,
      at: ['order'],
      says: 'declares the message "order-paid"',
    },
    {
      title: 'another process waits for it',
      files: {
        'order.bpmn': { process: '  <startEvent id="start" />' },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<message id="message-paid" name="order-paid" />',
          process: '  <startEvent id="paid"><messageEventDefinition messageRef="message-paid" /></startEvent>',
        },
      },
      contracts,
      at: ['order'],
    },
  ],
  valid: [
    {
      title: 'an event waits for it',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <intermediateCatchEvent id="paid"><messageEventDefinition messageRef="message-paid" /></intermediateCatchEvent>`,
        },
      },
      contracts,
    },
    {
      title: 'an event subprocess waits for it',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: `  <startEvent id="start" />
  <subProcess id="when-paid" triggeredByEvent="true">
    <startEvent id="paid"><messageEventDefinition messageRef="message-paid" /></startEvent>
  </subProcess>`,
        },
      },
      contracts,
    },
    {
      title: 'the model waits for a message whose name only run time knows',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-any" name="order-#{kind}" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-any" sourceRef="start" targetRef="any" />
  <receiveTask id="any" messageRef="message-any" />`,
        },
      },
      contracts,
    },
  ],
};
