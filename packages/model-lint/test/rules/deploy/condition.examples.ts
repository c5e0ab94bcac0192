// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no condition',
      files: { 'order.bpmn': { process: '<startEvent id="start"><conditionalEventDefinition /></startEvent>' } },
      at: ['start'],
      isRefused: true,
    },
    {
      title: 'a condition of another type',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check"><conditionExpression xsi:type="tExpression">\${x}</conditionExpression></sequenceFlow>`,
        },
      },
      at: ['start-check'],
      says: 'tFormalExpression',
      isRefused: true,
    },
    {
      title: 'one condition twice',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><conditionalEventDefinition><condition xsi:type="tFormalExpression">${x}</condition></conditionalEventDefinition></startEvent><startEvent id="again"><conditionalEventDefinition><condition xsi:type="tFormalExpression">${x}</condition></conditionalEventDefinition></startEvent>',
        },
      },
      at: ['again'],
      says: 'more than one conditional',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a condition',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check"><conditionExpression xsi:type="tFormalExpression">\${x}</conditionExpression></sequenceFlow>`,
        },
      },
    },
  ],
};
