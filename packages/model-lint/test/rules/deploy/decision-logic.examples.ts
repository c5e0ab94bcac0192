import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a literal without a variable',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: `'variable'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a literal with a variable',
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
