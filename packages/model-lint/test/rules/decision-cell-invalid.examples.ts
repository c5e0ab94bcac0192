import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const inputs = ['amount: integer', 'country: string'];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a comparison is written as in other languages',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['== 5 | - | "low"', '- | "DE" | "high"'] }) },
      at: ['risk-1-in-1'],
      says: 'rule 1, input "amount" is no FEEL',
    },
    {
      title: 'an expression of JUEL stands in a cell',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['$'.concat('{amount > 5} | - | "low"')] }) },
      at: ['risk-1-in-1'],
    },
    {
      title: 'a quote is missing in an output, and a bracket in a range',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['[1..5 | - | "low'] }) },
      at: ['risk-1-in-1', 'risk-1-out-1'],
    },
    {
      title: 'the expression of an input does not parse',
      files: { 'risk.dmn': decisionText({ inputs: ['amount + : integer'], rules: ['5 | "low"'] }) },
      at: ['risk-expression-1'],
      says: 'the expression of input 1 is no FEEL',
    },
  ],
  valid: [
    {
      title: 'every cell is FEEL',
      files: {
        'risk.dmn': decisionText({
          inputs,
          rules: ['< 5 | "DE", "AT" | "low"', '[5..10] | not("DE") | upper case(country)', ' | - | null'],
        }),
      },
    },
    {
      title: 'the table is written in another language',
      files: {
        'risk.dmn': decisionText({ inputs, rules: ['amount == 5 | - | "low"'] }).replace(
          'namespace="urn:example"',
          'namespace="urn:example" expressionLanguage="javascript"',
        ),
      },
    },
  ],
};
