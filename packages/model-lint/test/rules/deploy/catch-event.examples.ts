import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no event definition',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait" />`,
        },
      },
      at: ['wait'],
      says: 'Unsupported',
      isRefused: true,
    },
    {
      title: 'an error',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait"><errorEventDefinition /></intermediateCatchEvent>`,
        },
      },
      at: ['wait'],
      says: 'Unsupported',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a timer',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
    },
  ],
};
