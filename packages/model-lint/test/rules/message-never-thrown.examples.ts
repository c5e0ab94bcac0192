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
      title: 'nobody is known to send the message',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [],
      at: ['paid'],
      says: 'the message "order-paid" is awaited',
    },
    {
      title: 'a start waits for a message that no model throws',
      files: {
        'order.bpmn': {
          definitions,
          process: '  <startEvent id="paid"><messageEventDefinition messageRef="message-paid" /></startEvent>',
        },
      },
      contracts: [exampleContract({ key: 'delivery' })],
      at: ['paid'],
    },
  ],
  valid: [
    {
      title: 'another model throws it',
      files: {
        'order.bpmn': { definitions, process: waiting },
        'billing.bpmn': {
          id: 'billing',
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-tell" sourceRef="start" targetRef="tell" />
  <sendTask id="tell" messageRef="message-paid" camunda:type="external" camunda:topic="tell-paid" />`,
        },
      },
      contracts: [],
    },
    {
      title: 'a contract names it',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [exampleContract({ key: 'delivery', messages: [paidMessage] })],
    },
    {
      title: 'without contracts nobody knows what applications send',
      files: { 'order.bpmn': { definitions, process: waiting } },
    },
    {
      title: 'a process with a contract is looked at by another rule',
      files: { 'order.bpmn': { definitions, process: waiting } },
      contracts: [exampleContract()],
    },
    {
      title: 'the awaited name is an expression',
      files: { 'order.bpmn': { definitions: '<message id="message-paid" name="#{kind}-paid" />', process: waiting } },
      contracts: [],
    },
  ],
};
