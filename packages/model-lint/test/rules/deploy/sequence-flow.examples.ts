import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a flow across a border',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="pack"><startEvent id="begin" /><task id="wrap" /></subProcess><sequenceFlow id="start-wrap" sourceRef="start" targetRef="wrap" />`,
        },
      },
      at: ['start-wrap'],
      says: `Invalid destination 'wrap'`,
      isRefused: true,
    },
    {
      title: 'a flow to a complex gateway',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<complexGateway id="many" /><sequenceFlow id="start-many" sourceRef="start" targetRef="many" />`,
        },
      },
      at: ['start-many'],
      says: `'many'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a flow in one scope',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="wrap" /><sequenceFlow id="start-wrap" sourceRef="start" targetRef="wrap" />`,
        },
      },
    },
  ],
};
