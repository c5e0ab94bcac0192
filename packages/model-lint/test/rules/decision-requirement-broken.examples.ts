import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const table = { inputs: ['amount: integer'], rules: ['- | "low"'] };
const requires = (href: string) =>
  `<informationRequirement id="requirement"><requiredInput href="${href}" /></informationRequirement>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the input data does not exist',
      files: { 'risk.dmn': decisionText({ ...table, requirements: requires('#amount-data') }) },
      at: ['risk'],
      says: 'requires the input data "#amount-data"',
    },
    {
      title: 'the reference is empty',
      files: { 'risk.dmn': decisionText({ ...table, requirements: requires('') }) },
      at: ['risk'],
    },
  ],
  valid: [
    {
      title: 'the input data exists',
      files: {
        'risk.dmn': decisionText(
          { ...table, requirements: requires('#amount-data') },
          '<inputData id="amount-data" name="Amount" />',
        ),
      },
    },
    {
      title: 'the input data is in another file',
      files: { 'risk.dmn': decisionText({ ...table, requirements: requires('urn:other#amount-data') }) },
    },
  ],
};
