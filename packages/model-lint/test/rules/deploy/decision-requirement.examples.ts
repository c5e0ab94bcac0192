import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a decision that is not there',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><informationRequirement><requiredDecision href="#gone" /></informationRequirement><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: 'gone',
      isRefused: true,
    },
    {
      title: 'itself',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><informationRequirement><requiredDecision href="#tax" /></informationRequirement><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: ['tax'],
      says: 'loop',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a decision of the file',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><informationRequirement><requiredDecision href="#base" /></informationRequirement><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
<decision id="base" name="Base" camunda:historyTimeToLive="1"><variable name="base" /><literalExpression id="b"><text>1</text></literalExpression></decision></definitions>`,
      },
    },
  ],
};
