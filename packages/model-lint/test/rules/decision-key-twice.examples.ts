import type { RuleExamples } from '../helpers/rule-example.ts';

const decision = (definitionsId: string, id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${definitionsId}" name="${definitionsId}" namespace="urn:example"
  xmlns:camunda="http://camunda.org/schema/1.0/dmn">
<decision id="${id}" name="Decision ${id}" camunda:historyTimeToLive="P30D">
  <decisionTable id="table"><output id="output" name="rate" typeRef="integer" /></decisionTable>
</decision>
</definitions>
`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a copy of a table was kept',
      files: {
        'discount-old.dmn': decision('discount-old', 'discount'),
        'discount.dmn': decision('discounts', 'discount'),
      },
      at: ['discount'],
      says: 'the decision "discount" is also in discount-old.dmn',
    },
  ],
  valid: [
    {
      title: 'each decision has a key of its own',
      files: { 'discount.dmn': decision('discounts', 'discount'), 'tax.dmn': decision('taxes', 'tax') },
    },
  ],
};
