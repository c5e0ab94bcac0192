import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const hitPolicy = 'FIRST';
const inputs = ['amount: integer', 'country: string'];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the rule before it takes more',
      files: {
        'risk.dmn': decisionText({
          hitPolicy,
          inputs,
          rules: ['< 1000 | - | "low"', '< 500 | "DE" | "none"', '- | - | "high"'],
        }),
      },
      at: ['risk-2'],
      says: 'rule 2 is never taken: rule 1 before it takes everything that it would take',
    },
    {
      title: 'several rules before it take everything together',
      files: {
        'risk.dmn': decisionText({
          hitPolicy,
          inputs,
          rules: [
            '< 10 | - | "a"',
            '>= 10 | "DE" | "b"',
            '>= 5 | not("DE") | "c"',
            '[7..20] | "DE", "AT" | "d"',
            '- | - | "e"',
          ],
        }),
      },
      at: ['risk-4'],
      says: 'rules 1, 2, 3 before it take',
    },
    {
      title: 'a rule stands behind the one for all others',
      files: { 'risk.dmn': decisionText({ hitPolicy, inputs, rules: ['- | - | "low"', '> 5 | - | "high"'] }) },
      at: ['risk-2'],
    },
    {
      title: 'a number is compared with a text',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['"1000" | - | "low"'] }) },
      at: ['risk-1-in-1'],
      says: 'no value of "amount", which is integer, satisfies "1000"',
    },
    {
      title: 'a range is written from high to low',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'COLLECT', inputs: ['amount'], rules: ['[10..5] | "low"'] }) },
      at: ['risk-1-in-1'],
      says: 'satisfies [10..5]',
    },
    {
      title: 'a day is compared with a date and time',
      files: { 'risk.dmn': decisionText({ inputs: ['day: date'], rules: ['< date("2026-01-01") | "low"'] }) },
      at: ['risk-1-in-1'],
    },
  ],
  valid: [
    {
      title: 'the last rule takes what has no value',
      files: {
        'risk.dmn': decisionText({
          hitPolicy,
          inputs: ['paid: boolean'],
          rules: ['true | "low"', 'false | "high"', '- | "none"'],
        }),
      },
    },
    {
      title: 'the rule before it takes less',
      files: {
        'risk.dmn': decisionText({ hitPolicy, inputs, rules: ['< 500 | "DE" | "none"', '< 1000 | - | "low"'] }),
      },
    },
    {
      title: 'a value of another type may come',
      files: {
        'risk.dmn': decisionText({ hitPolicy, inputs: ['amount'], rules: ['< 5, >= 5, null | "low"', '- | "none"'] }),
      },
    },
    {
      title: 'a cell that is computed may leave something',
      files: { 'risk.dmn': decisionText({ hitPolicy, inputs, rules: ['< limit | - | "low"', '< 5 | - | "high"'] }) },
    },
    {
      title: 'a number lies between decimals',
      files: {
        'risk.dmn': decisionText({
          hitPolicy,
          inputs: ['rate: double'],
          rules: ['< 5 | "a"', '> 6 | "b"', '[5..6] | "c"'],
        }),
      },
    },
  ],
};
