import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const inputs = ['amount: integer', 'country: string'];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the limit is in both rules of a table that allows one',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['<= 1000 | "low"', '>= 1000 | "high"'] }),
      },
      at: ['risk-2'],
      says: 'rule 2 holds together with rule 1, for example for amount is 1000; the hit policy is UNIQUE',
    },
    {
      title: 'a rule for all others holds beside the rules for some',
      files: {
        'risk.dmn': decisionText({
          inputs,
          rules: ['< 5 | "DE" | "low"', '[5..10] | "DE" | "high"', '- | - | "none"'],
        }),
      },
      at: ['risk-3'],
      says: 'with rules 1, 2, for example for amount < 5 and country is "DE"',
    },
    {
      title: 'rules that may hold together answer differently',
      files: {
        'risk.dmn': decisionText({ hitPolicy: 'ANY', inputs, rules: ['< 5 | - | "low"', '- | "DE" | "high"'] }),
      },
      at: ['risk-2'],
      says: 'with different outputs',
    },
    {
      title: 'not() leaves the others in',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['- | not("DE") | "low"', '- | "DE", "AT" | "high"'] }) },
      at: ['risk-2'],
      says: 'country is "AT"',
    },
    {
      title: 'days lie in two ranges',
      files: {
        'risk.dmn': decisionText({
          inputs: ['day'],
          rules: [
            '[date("2026-01-01")..date("2026-06-30")] | "low"',
            '[date("2026-06-30")..date("2026-12-31")] | "high"',
          ],
        }),
      },
      at: ['risk-2'],
      says: 'day is 2026-06-30',
    },
    {
      title: 'a rule with a computed cell does not hide the others',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['< limit | - | "a"', '< 5 | - | "b"', '< 9 | - | "c"'] }) },
      at: ['risk-3'],
      says: 'with rule 2,',
    },
  ],
  valid: [
    {
      title: 'the rules meet at the limit only',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< 1000 | "low"', '>= 1000 | "high"'] }),
      },
    },
    {
      title: 'the hit policy takes the first',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'FIRST', inputs, rules: ['< 5 | - | "low"', '- | - | "high"'] }) },
    },
    {
      title: 'what may hold together answers the same',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'ANY', inputs, rules: ['< 5 | - | "low"', '- | "DE" | "low"'] }) },
    },
    {
      title: 'the other input tells the rules apart',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['< 5 | "DE" | "low"', '< 9 | "AT" | "high"'] }) },
    },
    {
      title: 'no whole number lies between the limits',
      files: { 'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< 6 | "low"', '> 5 | "high"'] }) },
    },
    {
      title: 'two inputs read the same variable',
      files: {
        'risk.dmn': decisionText({
          inputs: ['amount: integer', 'amount * 2: integer'],
          rules: ['< 5 | - | "low"', '- | > 10 | "high"'],
        }),
      },
    },
    {
      title: 'a cell that is computed',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['< limit | - | "low"', '>= limit | - | "high"'] }) },
    },
  ],
};
