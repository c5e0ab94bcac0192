import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two tasks of one id',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><task id="check" />`,
        },
      },
      at: ['check', 'check'],
      says: `'check'`,
      isRefused: true,
    },
    {
      title: 'a flow to nowhere',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<sequenceFlow id="start-gone" sourceRef="start" targetRef="gone" />`,
        },
      },
      at: ['start-gone'],
      says: `IDREF 'gone'`,
      isRefused: true,
    },
    {
      title: 'two decisions of one id',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
<decision id="tax" name="Other" camunda:historyTimeToLive="1"/></definitions>`,
      },
      at: ['tax'],
      says: `'tax'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'ids of their own',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check" /><sequenceFlow id="start-check" sourceRef="start" targetRef="check" />`,
        },
      },
    },
  ],
};
