import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no time to live',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" >
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: 'cannot be null',
      isRefused: true,
      isFixable: true,
    },
    {
      title: 'the namespace of BPMN',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" b:historyTimeToLive="5" xmlns:b="http://camunda.org/schema/1.0/bpmn">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: 'cannot be null',
      isRefused: true,
      isFixable: true,
    },
    {
      title: 'hours',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="PT5H">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: 'PT5H',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'days',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
    },
  ],
};
