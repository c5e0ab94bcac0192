import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const process = (id: string): ExampleProcess => ({ id, process: '  <startEvent id="start" />' });

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a copy of a model was kept',
      files: { 'order-old.bpmn': process('order'), 'order.bpmn': process('order') },
      at: ['order'],
      says: 'the process "order" is also in order-old.bpmn',
    },
  ],
  valid: [
    {
      title: 'each process has a key of its own',
      files: { 'delivery.bpmn': process('delivery'), 'order.bpmn': process('order') },
    },
    {
      title: 'a sketch that is not executable',
      files: {
        'delivery.bpmn': {
          ...process('delivery'),
          definitions: '<process id="order"><startEvent id="sketch" /></process>',
        },
        'order.bpmn': process('order'),
      },
    },
  ],
};
