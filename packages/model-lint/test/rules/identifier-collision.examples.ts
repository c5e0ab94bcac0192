import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const tasks = (...ids: readonly string[]): ExampleProcess => ({
  process: `  <startEvent id="start" />
${ids.map((id) => `  <sequenceFlow id="to_${id}" sourceRef="start" targetRef="${id}" />\n  <userTask id="${id}" />`).join('\n')}`,
});
const external = (id: string, topic: string): ExampleProcess => ({
  id,
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-task" sourceRef="start" targetRef="task" />
  <serviceTask id="task" camunda:type="external" camunda:topic="${topic}" />`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two ids differ in punctuation only',
      files: { 'order.bpmn': tasks('check-stock', 'checkStock') },
      at: ['checkStock'],
      says: 'the element id "checkStock" and "check-stock" both become the identifier "checkStock"',
    },
    {
      title: 'the topics of two processes',
      files: { 'delivery.bpmn': external('delivery', 'ship_order'), 'order.bpmn': external('order', 'ship-order') },
      at: ['task'],
      says: 'the topic "ship-order"',
    },
    {
      title: 'the ids of two processes',
      files: { 'a.bpmn': external('newOrder', 'ship'), 'b.bpmn': external('new-order', 'ship') },
      at: ['new-order'],
      says: 'the process id "new-order"',
    },
    {
      title: 'two messages',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-a" name="order-paid" />
<message id="message-b" name="orderPaid" />`,
          process: '  <startEvent id="start" />',
        },
      },
      at: ['message-b'],
    },
  ],
  valid: [
    { title: 'ids that differ in a word', files: { 'order.bpmn': tasks('check-stock', 'check-price') } },
    {
      title: 'one id in two processes, and one topic twice',
      files: { 'delivery.bpmn': external('delivery', 'ship'), 'order.bpmn': external('order', 'ship') },
    },
    {
      title: 'an id and its topic',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-task" sourceRef="start" targetRef="checkStock" />
  <serviceTask id="checkStock" camunda:type="external" camunda:topic="check-stock" />`,
        },
      },
    },
  ],
};
