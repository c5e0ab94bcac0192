import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const startsWith = (id: string, name: string, more = ''): ExampleProcess => ({
  id,
  definitions: `<message id="message-start" name="${name}" />`,
  process: `  <startEvent id="${id}-start"><messageEventDefinition messageRef="message-start" /></startEvent>${more}`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two models start on one message',
      files: {
        'delivery.bpmn': startsWith('delivery', 'order-captured'),
        'order.bpmn': startsWith('order', 'order-captured'),
      },
      at: ['order-start'],
      says: 'starts "order" and also "delivery" in delivery.bpmn',
    },
    {
      title: 'three models start on one message',
      files: {
        'billing.bpmn': startsWith('billing', 'order-captured'),
        'delivery.bpmn': startsWith('delivery', 'order-captured'),
        'order.bpmn': startsWith('order', 'order-captured'),
      },
      at: ['delivery-start', 'order-start'],
    },
  ],
  valid: [
    {
      title: 'each model has a message of its own',
      files: {
        'delivery.bpmn': startsWith('delivery', 'delivery-wanted'),
        'order.bpmn': startsWith('order', 'order-captured'),
      },
    },
    {
      title: 'two versions of one process',
      files: {
        'old/order.bpmn': startsWith('order', 'order-captured'),
        'order.bpmn': startsWith('order', 'order-captured'),
      },
    },
    {
      title: 'a sketch that is not executable',
      files: {
        'delivery.bpmn': {
          ...startsWith('delivery', 'delivery-wanted'),
          definitions: `<message id="message-start" name="delivery-wanted" />
<message id="message-order" name="order-captured" />
<process id="sketch"><startEvent id="sketched"><messageEventDefinition messageRef="message-order" /></startEvent></process>`,
        },
        'order.bpmn': startsWith('order', 'order-captured'),
      },
    },
    {
      title: 'two processes of one file, which the engine refuses',
      files: {
        'order.bpmn': {
          ...startsWith('order', 'order-captured'),
          definitions: `<message id="message-start" name="order-captured" />
<process id="delivery" isExecutable="true" camunda:historyTimeToLive="P30D">
  <startEvent id="delivery-start"><messageEventDefinition messageRef="message-start" /></startEvent>
</process>`,
        },
      },
      isRefused: true,
    },
    {
      title: 'an event subprocess waits in an instance that runs',
      files: {
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<message id="message-start" name="order-captured" />',
          process: `  <startEvent id="start" />
  <subProcess id="again" triggeredByEvent="true">
    <startEvent id="captured-again"><messageEventDefinition messageRef="message-start" /></startEvent>
  </subProcess>`,
        },
        'order.bpmn': startsWith('order', 'order-captured'),
      },
    },
  ],
};
