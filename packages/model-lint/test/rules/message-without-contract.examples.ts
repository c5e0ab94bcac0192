import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<message id="message-paid" name="order-paid" />';
const waiting = `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <intermediateCatchEvent id="paid" name="Paid"><messageEventDefinition messageRef="message-paid" /></intermediateCatchEvent>`;
const paidMessage = {
  name: 'order-paid',
  correlationVariable: 'orderId',
  receiptVariable: 'paidOrderId',
  variables: {},
} as const;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the contract does not know the awaited message',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [exampleContract()],
      at: ['paid'],
      says: 'does not declare the message "order-paid"; it declares none',
    },
    {
      title: 'a receive task waits for a message with a name of its own',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="orderPaid" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <receiveTask id="paid" messageRef="message-paid" />`,
        },
      },
      contracts: [exampleContract({ messages: [paidMessage] })],
      at: ['paid'],
      says: 'it declares "order-paid"',
    },
  ],
  valid: [
    {
      title: 'the contract declares the message',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [exampleContract({ messages: [paidMessage] })],
    },
    {
      title: 'the process has no contract',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [exampleContract({ key: 'delivery' })],
    },
    {
      title: 'what the process throws is the contract of others',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-tell" sourceRef="start" targetRef="tell" />
  <sendTask id="tell" messageRef="message-paid" camunda:type="external" camunda:topic="tell-paid" />`,
        },
      },
      contracts: [exampleContract()],
    },
  ],
};
