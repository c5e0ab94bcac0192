import { decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const collect = { hitPolicy: 'COLLECT', inputs: ['amount: integer'] };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'texts cannot be added up',
      files: {
        'risk.dmn': decisionText({ ...collect, aggregation: 'SUM', outputs: ['fee: string'], rules: ['- | "5"'] }),
      },
      at: ['risk-1-out-1'],
      says: 'rule 1 gives "5" of type string, and SUM takes numbers only',
    },
    {
      title: 'one of the values is no number',
      files: {
        'risk.dmn': decisionText({
          ...collect,
          aggregation: 'MAX',
          outputs: ['fee'],
          rules: ['< 5 | 5', '- | "none"'],
        }),
      },
      at: ['risk-2-out-1'],
    },
    {
      title: 'a rule gives two outputs',
      files: {
        'risk.dmn': decisionText({
          ...collect,
          aggregation: 'COUNT',
          outputs: ['fee: integer', 'why: string'],
          rules: ['- | 5 | "a"'],
        }),
      },
      at: ['risk-1'],
      says: 'gives 2 outputs, and COUNT takes one',
    },
  ],
  valid: [
    {
      title: 'numbers are added up',
      files: {
        'risk.dmn': decisionText({
          ...collect,
          aggregation: 'SUM',
          outputs: ['fee: integer'],
          rules: ['- | 5', '< 5 | -1'],
        }),
      },
    },
    {
      title: 'texts are counted',
      files: { 'risk.dmn': decisionText({ ...collect, aggregation: 'COUNT', rules: ['- | "low"'] }) },
    },
    {
      title: 'the value is computed',
      files: {
        'risk.dmn': decisionText({ ...collect, aggregation: 'MIN', outputs: ['fee'], rules: ['- | amount * 2'] }),
      },
    },
    { title: 'texts are collected', files: { 'risk.dmn': decisionText({ ...collect, rules: ['- | "low"'] }) } },
  ],
};
