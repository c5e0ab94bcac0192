import { decisionProcess, decisionText, type ExampleTable } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const files = (mapper: string, table: ExampleTable) => ({
  'order.bpmn': decisionProcess(
    `camunda:decisionRef="risk" camunda:resultVariable="risk" camunda:decisionRefBinding="deployment" camunda:mapDecisionResult="${mapper}"`,
  ),
  'risk.dmn': decisionText(table),
});
const inputs = ['amount: integer'];
const two = ['risk: string', 'reason: string'];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'one value is asked of a table with two outputs',
      files: files('singleEntry', { inputs, outputs: two, rules: ['- | "low" | "small"'] }),
      at: ['assess'],
      says: 'it takes one output, and rule 1 gives 2, "risk", "reason"',
    },
    {
      title: 'one row is asked of a table that collects several',
      files: files('singleResult', {
        inputs,
        hitPolicy: 'COLLECT',
        outputs: two,
        rules: ['< 10 | "a" | ', '< 5 | "b" | '],
      }),
      at: ['assess'],
      says: 'rules 1 and 2 may both give one',
    },
    {
      title: 'one value is asked of a table in rule order',
      files: files('singleEntry', { inputs, hitPolicy: 'RULE ORDER', rules: ['< 5 | "a"', '> 5 | "b"', '- | "c"'] }),
      at: ['assess'],
      says: 'rules 1 and 3',
    },
    {
      title: 'a list of values is asked of a table with two outputs',
      files: files('collectEntries', { inputs, hitPolicy: 'COLLECT', outputs: two, rules: ['- | "low" | "small"'] }),
      at: ['assess'],
    },
  ],
  valid: [
    {
      title: 'one row has two outputs',
      files: files('singleResult', { inputs, outputs: two, rules: ['- | "low" | "small"'] }),
    },
    {
      title: 'a list has rows of two outputs',
      files: files('resultList', { inputs, hitPolicy: 'COLLECT', outputs: two, rules: ['- | "low" | "small"'] }),
    },
    {
      title: 'no two rules of the collecting table hold together',
      files: files('singleEntry', { inputs, hitPolicy: 'COLLECT', rules: ['< 5 | "a"', '>= 5 | "b"'] }),
    },
    {
      title: 'values are added up to one',
      files: files('singleEntry', {
        inputs,
        hitPolicy: 'COLLECT',
        aggregation: 'SUM',
        outputs: ['risk: integer'],
        rules: ['< 5 | 1', '< 10 | 2'],
      }),
    },
    {
      title: 'each rule gives one of the outputs only',
      files: files('singleEntry', { inputs, outputs: two, rules: ['< 5 | "low" | ', '>= 5 |  | "big"'] }),
    },
    {
      title: 'cells that are computed may exclude each other',
      files: files('singleEntry', { inputs, hitPolicy: 'COLLECT', rules: ['< limit | "a"', '>= limit | "b"'] }),
    },
  ],
};
