import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no start event',
      files: { 'order.bpmn': { process: '<task id="check" />' } },
      at: ['order'],
      says: 'must define a startEvent',
      isRefused: true,
    },
    {
      title: 'two none start events',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<startEvent id="again" />`,
        },
      },
      at: ['again'],
      says: 'multiple none start events',
      isRefused: true,
    },
    {
      title: 'a subprocess without one',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="pack"><task id="wrap" /></subProcess>`,
        },
      },
      at: ['pack'],
      says: 'subProcess must define',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'one of each kind',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<startEvent id="byMessage"><messageEventDefinition messageRef="paid" /></startEvent>`,
          definitions: '<message id="paid" name="Paid" />',
        },
      },
    },
  ],
};
