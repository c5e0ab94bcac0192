import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const paidMessage = {
  name: 'order-paid',
  correlationVariable: 'paymentId',
  receiptVariable: 'receivedPaymentId',
  variables: {},
} as const;

const model = (attributes: string, inside = ''): ExampleProcess => ({
  definitions: '<message id="message-paid" name="order-paid" />',
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-charge" sourceRef="start" targetRef="charge" />
  <serviceTask id="charge" ${attributes}>${inside}</serviceTask>
  <sequenceFlow id="to-paid" sourceRef="charge" targetRef="paid" />
  <intermediateCatchEvent id="paid" name="Paid"><messageEventDefinition messageRef="message-paid" /></intermediateCatchEvent>`,
});
const external = model('camunda:type="external" camunda:topic="charge"');

const asking: ExampleProcess = {
  definitions: '<message id="message-paid" name="order-paid" />',
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
  <userTask id="ask" camunda:formKey="ask-payment" />
  <sequenceFlow id="to-paid" sourceRef="ask" targetRef="paid" />
  <receiveTask id="paid" messageRef="message-paid" />`,
};

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no task gives the variable by which the wait is found',
      files: { 'order.bpmn': external },
      contracts: [exampleContract({ tasks: [exampleTask('charge')], messages: [paidMessage] })],
      at: ['paid'],
      says: '"order-paid" is correlated by "paymentId"',
    },
    {
      title: 'the form of a user task sets another variable',
      files: { 'order.bpmn': asking },
      contracts: [exampleContract({ messages: [paidMessage] })],
      policy: { forms: { 'ask-payment': ['payment'] } },
      at: ['paid'],
    },
  ],
  valid: [
    {
      title: 'the task before the wait gives it',
      files: { 'order.bpmn': external },
      contracts: [
        exampleContract({
          tasks: [exampleTask('charge', { output: { paymentId: v.string() } })],
          messages: [paidMessage],
        }),
      ],
    },
    {
      title: 'the start carries it',
      files: { 'order.bpmn': external },
      contracts: [
        exampleContract({
          start: { paymentId: v.string() },
          tasks: [exampleTask('charge')],
          messages: [paidMessage],
        }),
      ],
    },
    {
      title: 'a mapping sets it',
      files: {
        'order.bpmn': model(
          'camunda:type="external" camunda:topic="charge"',
          '<extensionElements><camunda:inputOutput><camunda:outputParameter name="paymentId">#{tenantId}</camunda:outputParameter></camunda:inputOutput></extensionElements>',
        ),
      },
      contracts: [exampleContract({ tasks: [exampleTask('charge')], messages: [paidMessage] })],
    },
    {
      title: 'a task without contract may set anything',
      files: { 'order.bpmn': external },
      contracts: [exampleContract({ messages: [paidMessage] })],
    },
    {
      title: 'code may set anything',
      files: { 'order.bpmn': model('camunda:class="com.example.Charge"') },
      contracts: [exampleContract({ messages: [paidMessage] })],
    },
    {
      title: 'what listens to a flow may set anything',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid">
    <extensionElements><camunda:executionListener event="take" class="com.example.Listener" /></extensionElements>
  </sequenceFlow>
  <receiveTask id="paid" messageRef="message-paid" />
  <sequenceFlow id="to-end" sourceRef="paid" targetRef="end" />
  <endEvent id="end" />`,
        },
      },
      contracts: [exampleContract({ messages: [paidMessage] })],
    },
    {
      title: 'the form of a user task sets it',
      files: { 'order.bpmn': asking },
      contracts: [exampleContract({ messages: [paidMessage] })],
      policy: { forms: { 'ask-payment': ['paymentId'] } },
    },
    {
      title: 'a form that nobody knows may set it',
      files: { 'order.bpmn': asking },
      contracts: [exampleContract({ messages: [paidMessage] })],
      policy: { forms: {} },
    },
    {
      title: 'the caller passes it',
      files: {
        'order.bpmn': external,
        'parent.bpmn': {
          id: 'parent',
          process: `  <startEvent id="parent-start" />
  <sequenceFlow id="to-call" sourceRef="parent-start" targetRef="call" />
  <callActivity id="call" calledElement="order">
    <extensionElements><camunda:in source="payment" target="paymentId" /></extensionElements>
  </callActivity>`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('charge')], messages: [paidMessage] })],
    },
    {
      title: 'a start that waits for the message is found by its name alone',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: '  <startEvent id="paid"><messageEventDefinition messageRef="message-paid" /></startEvent>',
        },
      },
      contracts: [exampleContract({ messages: [paidMessage] })],
    },
  ],
};
