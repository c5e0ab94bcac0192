import { v } from '@stepwright/contract';
import * as z from 'zod';
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const inputs = ['amount: integer', 'country: string'];
const asking = decisionProcess('camunda:decisionRef="risk" camunda:resultVariable="risk"');
const amounts = decisionText({ inputs: ['amount: integer'], rules: ['[0..10] | "low"', '> 10 | "high"'] });
const countries = decisionText({ inputs: ['country: string'], rules: ['"DE" | "low"', '"AT" | "high"'] });

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the limit itself is in no rule',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< 1000 | "low"', '> 1000 | "high"'] }),
      },
      at: ['risk'],
      says: 'no rule of "risk" holds for amount is 1000',
    },
    {
      title: 'small orders of one country are left out',
      files: {
        'risk.dmn': decisionText({
          inputs,
          allowed: { country: '"DE","AT","CH"' },
          rules: ['< 5 | "DE" | "a"', '>= 5 | - | "b"', '< 5 | "AT" | "c"'],
        }),
      },
      at: ['risk'],
      says: 'no rule of "risk" holds for amount < 5 and country is "CH"',
    },
    {
      title: 'other texts than those of the rules',
      files: {
        'risk.dmn': decisionText({ hitPolicy: 'FIRST', inputs: ['country: string'], rules: ['"DE", "AT" | "low"'] }),
      },
      at: ['risk'],
      says: 'country is not("AT", "DE")',
    },
    {
      title: 'one of two flags',
      files: {
        'risk.dmn': decisionText({
          inputs: ['paid: boolean', 'known: boolean'],
          rules: ['true | - | "a"', 'false | true | "b"'],
        }),
      },
      at: ['risk'],
      says: 'paid is false and known is false',
    },
    {
      title: 'a number between two limits that may have decimals',
      files: { 'risk.dmn': decisionText({ inputs: ['rate: double'], rules: ['<= 5 | "low"', '>= 6 | "high"'] }) },
      at: ['risk'],
      says: 'rate is ]5..6[',
    },
    {
      title: 'days between two ranges',
      files: {
        'risk.dmn': decisionText({
          inputs: ['day'],
          rules: ['< date("2026-01-01") | "low"', '>= date("2026-01-03") | "high"'],
        }),
      },
      at: ['risk'],
      says: 'day is [2026-01-01..2026-01-03[',
    },
    {
      title: 'the contract allows one more text',
      files: { 'order.bpmn': asking, 'risk.dmn': countries },
      contracts: [exampleContract({ start: { country: v.enum(['DE', 'AT', 'CH']) } })],
      at: ['risk'],
      says: 'country is "CH"',
    },
  ],
  valid: [
    {
      title: 'the limit is in one of the rules',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< 1000 | "low"', '>= 1000 | "high"'] }),
      },
    },
    {
      title: 'a last rule takes all others',
      files: {
        'risk.dmn': decisionText({ hitPolicy: 'FIRST', inputs, rules: ['< 5 | "DE" | "low"', '- | - | "high"'] }),
      },
    },
    {
      title: 'the allowed values are all there',
      files: {
        'risk.dmn': decisionText({
          inputs: ['country: string'],
          allowed: { country: '"DE","AT"' },
          rules: ['"DE" | "low"', '"AT" | "high"'],
        }),
      },
    },
    {
      title: 'the contract allows no others',
      files: { 'order.bpmn': asking, 'risk.dmn': countries },
      contracts: [exampleContract({ start: { country: v.enum(['DE', 'AT']).optional() } })],
    },
    {
      title: 'the contract allows no negative numbers',
      files: { 'order.bpmn': asking, 'risk.dmn': amounts },
      contracts: [exampleContract({ start: { amount: v.integer(z.int().nonnegative()) } })],
    },
    {
      title: 'no whole number lies between',
      files: { 'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['<= 5 | "low"', '>= 6 | "high"'] }) },
    },
    {
      title: 'no day lies between',
      files: {
        'risk.dmn': decisionText({
          inputs: ['day'],
          rules: ['<= date("2026-01-01") | "low"', '>= date("2026-01-02") | "high"'],
        }),
      },
    },
    {
      title: 'a cell is computed',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< limit | "low"', '>= limit | "high"'] }),
      },
    },
    {
      title: 'two inputs read the same',
      files: {
        'risk.dmn': decisionText({
          inputs: ['amount: integer', 'amount: integer'],
          rules: ['< 5 | - | "low"', '- | >= 5 | "high"'],
        }),
      },
    },
    {
      title: 'a cell of another expression language',
      files: {
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['< 5 | "low"'] }).replace(
          '<inputEntry ',
          '<inputEntry expressionLanguage="juel" ',
        ),
      },
      isRefused: true,
    },
  ],
};
