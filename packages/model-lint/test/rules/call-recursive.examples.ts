import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (id: string, ...keys: readonly string[]): ExampleProcess => ({
  id,
  process: `  <startEvent id="${id}-start" />
${keys
  .map(
    (key) => `  <sequenceFlow id="${id}-to-${key}" sourceRef="${id}-start" targetRef="${id}-calls-${key}" />
  <callActivity id="${id}-calls-${key}" calledElement="${key}" />`,
  )
  .join('\n')}`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two processes call each other',
      files: { 'delivery.bpmn': calls('delivery', 'order'), 'order.bpmn': calls('order', 'delivery') },
      at: ['order-calls-delivery'],
      says: 'comes back to where it began: delivery > order > delivery',
    },
    {
      title: 'a process calls itself',
      files: { 'order.bpmn': calls('order', 'order') },
      at: ['order-calls-order'],
      says: 'order > order',
    },
    {
      title: 'a circle behind a call that is none',
      files: {
        'a.bpmn': calls('a', 'b'),
        'b.bpmn': calls('b', 'c'),
        'c.bpmn': calls('c', 'd'),
        'd.bpmn': calls('d', 'b'),
      },
      at: ['d-calls-b'],
      says: 'b > c > d > b',
    },
    {
      title: 'two circles through one process',
      files: { 'a.bpmn': calls('a', 'b', 'c'), 'b.bpmn': calls('b', 'a'), 'c.bpmn': calls('c', 'a') },
      at: ['b-calls-a', 'c-calls-a'],
    },
  ],
  valid: [
    {
      title: 'calls that end',
      files: { 'delivery.bpmn': calls('delivery'), 'order.bpmn': calls('order', 'delivery') },
    },
    {
      title: 'two ways to one process',
      files: {
        'a.bpmn': calls('a', 'b', 'c'),
        'b.bpmn': calls('b', 'd'),
        'c.bpmn': calls('c', 'd'),
        'd.bpmn': calls('d'),
      },
    },
    {
      title: 'a key from a variable',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-next" sourceRef="start" targetRef="next" />
  <callActivity id="next" calledElement="#{nextProcess}" />`,
        },
      },
    },
  ],
};
