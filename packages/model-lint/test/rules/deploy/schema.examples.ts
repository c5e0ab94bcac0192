import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an unknown element',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<taks id="check" />`,
        },
      },
      at: ['check'],
      isRefused: true,
    },
    {
      title: 'elements in the wrong order',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><incoming>x</incoming><documentation>Checks.</documentation></task>`,
        },
      },
      at: ['check'],
      says: 'documentation',
      isRefused: true,
    },
    {
      title: 'an unknown attribute',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" nmae="Check" />`,
        },
      },
      at: ['check'],
      says: `'nmae' is not allowed`,
      isRefused: true,
    },
    {
      title: 'a value that is none of the list',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<parallelGateway id="fork" gatewayDirection="Up" />`,
        },
      },
      at: ['fork', 'fork'],
      says: `'Up'`,
      isRefused: true,
    },
    {
      title: 'a decision without a name',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: `'name' must appear`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'elements in order',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><documentation>Checks.</documentation></task>`,
        },
      },
    },
    {
      title: 'foreign attributes are allowed',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" xmlns:x="urn:x" x:colour="red" />`,
        },
      },
    },
  ],
};
