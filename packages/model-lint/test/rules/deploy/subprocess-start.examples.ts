import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a timer in an embedded subprocess',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="pack"><startEvent id="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent></subProcess>`,
        },
      },
      at: ['wait'],
      says: 'timerEventDefinition is not allowed',
      isRefused: true,
    },
    {
      title: 'an event subprocess without an event',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="on" triggeredByEvent="true"><startEvent id="any" /></subProcess>`,
        },
      },
      at: ['any'],
      says: 'must be of type',
      isRefused: true,
    },
    {
      title: 'an error that does not interrupt',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="on" triggeredByEvent="true"><startEvent id="any" isInterrupting="false"><errorEventDefinition /></startEvent></subProcess>`,
        },
      },
      at: ['any'],
      says: 'must be interrupting',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'an event subprocess of a message',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<subProcess id="on" triggeredByEvent="true"><startEvent id="any"><messageEventDefinition messageRef="paid" /></startEvent></subProcess>`,
          definitions: '<message id="paid" name="Paid" />',
        },
      },
    },
  ],
};
