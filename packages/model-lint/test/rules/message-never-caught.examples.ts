import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<message id="message-paid" name="order-paid" />';
const throwing = `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <endEvent id="paid" name="Paid">
    <messageEventDefinition messageRef="message-paid" camunda:type="external" camunda:topic="tell-paid" />
  </endEvent>`;
const catching = '  <startEvent id="paid-received"><messageEventDefinition messageRef="message-paid" /></startEvent>';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an end event throws a message that no model awaits',
      files: { 'order.bpmn': { definitions, process: throwing } },
      at: ['paid'],
      says: 'the message "order-paid" is thrown',
    },
    {
      title: 'the name that is awaited is spelled otherwise',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<message id="message-paid" name="orderPaid" />',
          process: catching,
        },
      },
      at: ['paid'],
    },
    {
      title: 'the contract of a model awaits it and the model does not',
      files: {
        'delivery.bpmn': { id: 'delivery', process: '  <startEvent id="start" />' },
        'order.bpmn': { definitions, process: throwing },
      },
      contracts: [
        exampleContract({
          key: 'delivery',
          messages: [
            { name: 'order-paid', correlationVariable: 'orderId', receiptVariable: 'paidOrderId', variables: {} },
          ],
        }),
      ],
      at: ['paid'],
    },
    {
      title: 'a send task names a message that no model awaits',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-tell" sourceRef="start" targetRef="tell" />
  <sendTask id="tell" messageRef="message-paid" camunda:type="external" camunda:topic="tell-paid" />`,
        },
      },
      at: ['tell'],
    },
  ],
  valid: [
    {
      title: 'another model starts with the message',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': { id: 'delivery', definitions, process: catching },
      },
    },
    {
      title: 'the contract of a process whose model is elsewhere awaits it',
      files: { 'order.bpmn': { definitions, process: throwing } },
      contracts: [
        exampleContract({
          key: 'delivery',
          messages: [
            { name: 'order-paid', correlationVariable: 'orderId', receiptVariable: 'paidOrderId', variables: {} },
          ],
        }),
      ],
    },
    {
      title: 'a message flow takes it to the pool of somebody else',
      files: {
        'order.bpmn': {
          definitions: `${definitions}
<collaboration id="parties">
  <participant id="us" processRef="order" />
  <participant id="bank" name="Bank" />
  <messageFlow id="to-bank" sourceRef="paid" targetRef="bank" />
</collaboration>`,
          process: throwing,
        },
      },
    },
    {
      title: 'another model awaits a message whose name only run time knows',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<message id="message-any" name="order-#{kind}" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <receiveTask id="wait" messageRef="message-any" />`,
        },
      },
    },
    {
      title: 'the thrown name is an expression',
      files: {
        'order.bpmn': { definitions: '<message id="message-paid" name="order-#{kind}" />', process: throwing },
      },
    },
  ],
};
