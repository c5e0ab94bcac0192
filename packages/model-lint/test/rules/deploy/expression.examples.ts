// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a brace is missing',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check"><conditionExpression xsi:type="tFormalExpression">\${total &gt; 5</conditionExpression></sequenceFlow>`,
        },
      },
      at: ['start-check'],
      says: "Error parsing '${total > 5'",
      isRefused: true,
    },
    {
      title: 'one equals sign',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check"><conditionExpression xsi:type="tFormalExpression">\${state = 'new'}</conditionExpression></sequenceFlow>`,
        },
      },
      at: ['start-check'],
      says: 'lexical error',
      isRefused: true,
    },
    {
      title: 'a function that is not there',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:assignee="\${managerOf(customer)}" />`,
        },
      },
      at: ['ask'],
      says: `'managerOf'`,
      isRefused: true,
    },
    {
      title: 'documentation that looks like one',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><documentation>Use \${total amount}</documentation></userTask>`,
        },
      },
      at: ['ask'],
      says: 'Error parsing',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'an expression that parses',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check"><conditionExpression xsi:type="tFormalExpression">\${total > 5 and state == 'new'}</conditionExpression></sequenceFlow>`,
        },
      },
    },
    {
      title: 'a bean may be missing',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:assignee="\${managers.of(customer)}" />`,
        },
      },
    },
  ],
};
