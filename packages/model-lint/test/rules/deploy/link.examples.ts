import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no catching link',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateThrowEvent id="go"><linkEventDefinition name="away" /></intermediateThrowEvent><sequenceFlow id="start-go" sourceRef="start" targetRef="go" />`,
        },
      },
      at: ['start-go'],
      says: `'away'`,
      isRefused: true,
    },
    {
      title: 'two catching links',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="a" name="x"><linkEventDefinition name="x" /></intermediateCatchEvent><intermediateCatchEvent id="b" name="x"><linkEventDefinition name="x" /></intermediateCatchEvent>`,
        },
      },
      at: ['b'],
      says: 'Multiple Intermediate Catch',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a pair',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateThrowEvent id="go"><linkEventDefinition name="x" /></intermediateThrowEvent><intermediateCatchEvent id="come" name="x"><linkEventDefinition name="x" /></intermediateCatchEvent><sequenceFlow id="start-go" sourceRef="start" targetRef="go" />`,
        },
      },
    },
  ],
};
