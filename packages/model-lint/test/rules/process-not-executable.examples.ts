import type { RuleExamples } from '../helpers/rule-example.ts';

const file = (attributes: string, inside = '<startEvent id="start" />'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="urn:example">
<process id="order" name="Order" ${attributes}>${inside}</process>
</definitions>
`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the attribute is missing',
      files: { 'order.bpmn': file('') },
      at: ['order'],
      says: 'the process "order" does not say isExecutable, so it is not deployed',
    },
    {
      title: 'the attribute says no',
      files: { 'order.bpmn': file('isExecutable="false"') },
      at: ['order'],
      says: 'says isExecutable="false"',
    },
    {
      title: 'the second pool of a collaboration was forgotten',
      files: {
        'order.bpmn': {
          process: '  <startEvent id="start" />',
          definitions: `<collaboration id="parties">
  <participant id="us" processRef="order" />
  <participant id="store" processRef="delivery" />
</collaboration>
<process id="delivery" isExecutable="false"><startEvent id="delivery-start" /></process>`,
        },
      },
      at: ['delivery'],
    },
  ],
  valid: [
    { title: 'an executable process', files: { 'order.bpmn': { process: '  <startEvent id="start" />' } } },
    {
      title: 'the empty pool of somebody else',
      files: {
        'order.bpmn': {
          process: '  <startEvent id="start" />',
          definitions: `<collaboration id="parties">
  <participant id="us" processRef="order" />
  <participant id="bank" processRef="banking" />
</collaboration>
<process id="banking" isExecutable="false" />`,
        },
      },
    },
  ],
};
