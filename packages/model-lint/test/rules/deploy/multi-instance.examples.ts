import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'neither number nor collection',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="each"><multiInstanceLoopCharacteristics /></task>`,
        },
      },
      at: ['each#multiInstanceBody'],
      says: 'must be set',
      isRefused: true,
    },
    {
      title: 'an element without a collection',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="each"><multiInstanceLoopCharacteristics camunda:elementVariable="item"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></task>`,
        },
      },
      at: ['each#multiInstanceBody'],
      says: 'LoopDataInputRef',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a collection',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="each"><multiInstanceLoopCharacteristics camunda:collection="items" camunda:elementVariable="item" /></task>`,
        },
      },
    },
  ],
};
