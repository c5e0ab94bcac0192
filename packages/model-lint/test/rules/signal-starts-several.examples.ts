import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const startsWith = (id: string, name: string): ExampleProcess => ({
  id,
  definitions: `<signal id="signal-start" name="${name}" />`,
  process: `  <startEvent id="${id}-start"><signalEventDefinition signalRef="signal-start" /></startEvent>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two processes start on one signal',
      files: {
        'delivery.bpmn': startsWith('delivery', 'day-ended'),
        'order.bpmn': startsWith('order', 'day-ended'),
      },
      at: ['delivery-start'],
      says: 'the signal "day-ended" starts "delivery", "order"',
    },
  ],
  valid: [
    {
      title: 'each process has a signal of its own',
      files: {
        'delivery.bpmn': startsWith('delivery', 'day-began'),
        'order.bpmn': startsWith('order', 'day-ended'),
      },
    },
    {
      title: 'two versions of one process',
      files: {
        'old/order.bpmn': startsWith('order', 'day-ended'),
        'order.bpmn': startsWith('order', 'day-ended'),
      },
    },
  ],
};
