import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a hit policy that the engine lacks',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<decisionTable id="table" hitPolicy="PRIORITY">
<input id="country"><inputExpression typeRef="string"><text>country</text></inputExpression></input>
<output id="rate" name="rate" typeRef="double" />
<rule id="one"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>0.19</text></outputEntry></rule>
</decisionTable>
</decision>
</definitions>`,
      },
      at: ['table'],
      says: `'PRIORITY'`,
      isRefused: true,
    },
    {
      title: 'a rule with an entry too few',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<decisionTable id="table" >
<input id="country"><inputExpression typeRef="string"><text>country</text></inputExpression></input>
<output id="rate" name="rate" typeRef="double" />
<rule id="one"><outputEntry><text>0.19</text></outputEntry></rule>
</decisionTable>
</decision>
</definitions>`,
      },
      at: ['one'],
      says: 'input entries',
      isRefused: true,
    },
    {
      title: 'an aggregation of unique hits',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<decisionTable id="table" aggregation="SUM">
<input id="country"><inputExpression typeRef="string"><text>country</text></inputExpression></input>
<output id="rate" name="rate" typeRef="double" />
<rule id="one"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>0.19</text></outputEntry></rule>
</decisionTable>
</decision>
</definitions>`,
      },
      at: ['table'],
      says: `'SUM'`,
      isRefused: true,
    },
    {
      title: 'an input without an id',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<decisionTable id="table" >
<input><inputExpression typeRef="string"><text>country</text></inputExpression></input>
<output id="rate" name="rate" typeRef="double" />
<rule id="one"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>0.19</text></outputEntry></rule>
</decisionTable>
</decision>
</definitions>`,
      },
      at: ['table'],
      says: `'id'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a table',
      files: {
        'tax.dmn': `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<decisionTable id="table" >
<input id="country"><inputExpression typeRef="string"><text>country</text></inputExpression></input>
<output id="rate" name="rate" typeRef="double" />
<rule id="one"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>0.19</text></outputEntry></rule>
</decisionTable>
</decision>
</definitions>`,
      },
    },
  ],
};
