import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task behind it',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<eventBasedGateway id="which" /><task id="a" /><sequenceFlow id="which-a" sourceRef="which" targetRef="a" />`,
        },
      },
      at: ['which'],
      says: 'can only be connected',
      isRefused: true,
    },
    {
      title: 'asyncAfter',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<eventBasedGateway id="which" camunda:asyncAfter="true" />`,
        },
      },
      at: ['which'],
      says: 'asyncAfter',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a timer behind it',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<eventBasedGateway id="which" /><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="which-wait" sourceRef="which" targetRef="wait" />`,
        },
      },
    },
  ],
};
