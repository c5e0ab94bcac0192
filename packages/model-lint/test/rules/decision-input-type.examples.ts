import { type EngineVariable, v } from '@stepwright/contract';
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const asking = decisionProcess('camunda:decisionRef="risk" camunda:resultVariable="risk"');
const files = (type: string) => ({
  'order.bpmn': asking,
  'risk.dmn': decisionText({ inputs: [`amount: ${type}`], rules: ['- | "low"'] }),
});
const contracts = (amount: EngineVariable<unknown>) => [exampleContract({ start: { amount } })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a text goes into an input of numbers',
      files: files('integer'),
      contracts: contracts(v.string()),
      at: ['assess'],
      says: 'the decision "risk" gets "amount" from the start of its contract as String, and its input is integer: it is no whole number',
    },
    {
      title: 'a number with decimals goes into an input of whole numbers',
      files: files('integer'),
      contracts: contracts(v.double()),
      at: ['assess'],
      says: 'a value with decimals is refused',
    },
    {
      title: 'a long number goes into an input of 32 bits',
      files: files('integer'),
      contracts: contracts(v.long()),
      at: ['assess'],
    },
    {
      title: 'a number is no flag',
      files: files('boolean'),
      contracts: contracts(v.integer()),
      at: ['assess'],
    },
    {
      title: 'the variable is sealed',
      files: files('string'),
      contracts: contracts(v.string().sealed()),
      at: ['assess'],
      says: 'sealed: all that it sees is the encrypted text',
    },
  ],
  valid: [
    { title: 'the types are the same', files: files('integer'), contracts: contracts(v.integer()) },
    { title: 'a whole number fits a wider type', files: files('double'), contracts: contracts(v.long()) },
    { title: 'a decimal text is a number', files: files('double'), contracts: contracts(v.decimal()) },
    { title: 'texts that are true or false', files: files('boolean'), contracts: contracts(v.enum(['true', 'false'])) },
    { title: 'everything can be a text', files: files('string'), contracts: contracts(v.boolean()) },
    { title: 'a type that the engine does not convert to', files: files('number'), contracts: contracts(v.string()) },
    {
      title: 'the input is computed',
      files: {
        'order.bpmn': asking,
        'risk.dmn': decisionText({ inputs: ['number(amount): integer'], rules: ['- | "low"'] }),
      },
      contracts: contracts(v.string()),
    },
  ],
};
