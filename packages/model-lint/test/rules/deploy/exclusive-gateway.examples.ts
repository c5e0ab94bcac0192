import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two flows without a condition',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice"  /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" /><sequenceFlow id="choice-a" sourceRef="choice" targetRef="a" /><sequenceFlow id="choice-b" sourceRef="choice" targetRef="b" />`,
        },
      },
      at: ['choice', 'choice'],
      says: 'without condition',
      isRefused: true,
    },
    {
      title: 'a condition on the only flow',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice"  /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" /><sequenceFlow id="choice-a" sourceRef="choice" targetRef="a"><conditionExpression xsi:type="tFormalExpression">\${x}</conditionExpression></sequenceFlow>`,
        },
      },
      at: ['choice'],
      says: 'only one outgoing',
      isRefused: true,
    },
    {
      title: 'a condition on the default flow',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice" default="choice-a" /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" /><sequenceFlow id="choice-a" sourceRef="choice" targetRef="a"><conditionExpression xsi:type="tFormalExpression">\${x}</conditionExpression></sequenceFlow><sequenceFlow id="choice-b" sourceRef="choice" targetRef="b"><conditionExpression xsi:type="tFormalExpression">\${y}</conditionExpression></sequenceFlow>`,
        },
      },
      at: ['choice'],
      says: 'default flow',
      isRefused: true,
    },
    {
      title: 'no flow',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice"  /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" />`,
        },
      },
      at: ['choice'],
      says: 'no outgoing',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a condition and a default flow',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice" default="choice-b" /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" /><sequenceFlow id="choice-a" sourceRef="choice" targetRef="a"><conditionExpression xsi:type="tFormalExpression">\${x}</conditionExpression></sequenceFlow><sequenceFlow id="choice-b" sourceRef="choice" targetRef="b" />`,
        },
      },
    },
    {
      title: 'one flow is taken for the default',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<exclusiveGateway id="choice"  /><task id="a" /><task id="b" /><sequenceFlow id="start-choice" sourceRef="start" targetRef="choice" /><sequenceFlow id="choice-a" sourceRef="choice" targetRef="a"><conditionExpression xsi:type="tFormalExpression">\${x}</conditionExpression></sequenceFlow><sequenceFlow id="choice-b" sourceRef="choice" targetRef="b" />`,
        },
      },
    },
  ],
};
