import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a host in another scope',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="pack"><startEvent id="begin" /><task id="wrap" /></subProcess><boundaryEvent id="late" attachedToRef="wrap"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
        },
      },
      at: ['late'],
      says: 'same scope',
      isRefused: true,
    },
    {
      title: 'no event definition',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="wrap" /><boundaryEvent id="late" attachedToRef="wrap" />`,
        },
      },
      at: ['late'],
      says: 'Unsupported boundary event type',
      isRefused: true,
    },
    {
      title: 'an escalation of a service task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="wrap" /><boundaryEvent id="up" attachedToRef="wrap"><escalationEventDefinition /></boundaryEvent>`,
        },
      },
      at: ['up'],
      says: 'escalation boundary event',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a timer of a task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="wrap" /><boundaryEvent id="late" attachedToRef="wrap"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
        },
      },
    },
  ],
};
