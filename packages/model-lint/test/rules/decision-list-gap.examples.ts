import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const inputs = ['amount: integer'];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a collecting table leaves something out',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'COLLECT', inputs, rules: ['< 5 | "a"', '[3..10] | "b"'] }) },
      at: ['risk'],
      says: 'no rule of "risk" holds for amount > 10',
    },
    {
      title: 'so does one in rule order',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'RULE ORDER', inputs, rules: ['not(5) | "a"'] }) },
      at: ['risk'],
      says: 'amount is 5',
    },
  ],
  valid: [
    {
      title: 'some rule takes everything',
      files: { 'risk.dmn': decisionText({ hitPolicy: 'COLLECT', inputs, rules: ['< 5 | "a"', '> 3 | "b"'] }) },
    },
    {
      title: 'a table with one answer has a rule of its own',
      files: { 'risk.dmn': decisionText({ inputs, rules: ['< 5 | "a"'] }) },
    },
  ],
};
