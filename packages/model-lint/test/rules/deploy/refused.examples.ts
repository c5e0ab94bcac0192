import type { RuleExamples } from '../../helpers/rule-example.ts';

const taxes = (id: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" ${id} name="Taxes" namespace="urn:example" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'decisions without an id of their own',
      files: { 'taxes.dmn': taxes('') },
      at: [undefined],
      says: 'DMN-02017',
      isRefused: true,
    },
  ],
  valid: [{ title: 'decisions with an id', files: { 'taxes.dmn': taxes('id="taxes"') } }],
};
