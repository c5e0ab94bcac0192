// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const table = { inputs: ['amount: integer'], rules: ['> 5 | "high"', '<= 5 | "low"'] };
const dmn = { 'risk.dmn': decisionText(table) };
const ref = 'camunda:decisionRef="risk" camunda:resultVariable="risk"';
const contracts = [exampleContract({ start: { total: v.integer() } })];
const priced = `
  <sequenceFlow id="to-price" sourceRef="assess" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price-order" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the variable has another name in the process',
      files: { 'order.bpmn': decisionProcess(ref), ...dmn },
      contracts,
      at: ['assess'],
      says: 'the decision "risk" reads "amount", which nothing in the process "order" sets',
    },
    {
      title: 'a text in a cell has no quotes',
      files: {
        'order.bpmn': decisionProcess(ref),
        'risk.dmn': decisionText({ inputs: ['total: integer'], rules: ['> 5 | high', '<= 5 | "low"'] }),
      },
      contracts,
      at: ['assess'],
      says: 'reads "high"',
    },
    {
      title: 'a required decision reads it',
      files: {
        'order.bpmn': decisionProcess(ref),
        'risk.dmn': decisionText([
          {
            inputs: ['size: string'],
            rules: ['"big" | "high"'],
            requirements:
              '<informationRequirement id="requirement"><requiredDecision href="#sizing" /></informationRequirement>',
          },
          { id: 'sizing', inputs: ['amount: integer'], outputs: ['size: string'], rules: ['> 5 | "big"'] },
        ]),
      },
      contracts,
      at: ['assess'],
      says: 'the decision "sizing" reads "amount"',
    },
  ],
  valid: [
    {
      title: 'the start carries it',
      files: { 'order.bpmn': decisionProcess(ref), ...dmn },
      contracts: [exampleContract({ start: { amount: v.integer() } })],
    },
    {
      title: 'a task gives it',
      files: { 'order.bpmn': decisionProcess(ref, { after: priced }), ...dmn },
      contracts: [exampleContract({ tasks: [exampleTask('price-order', { output: { amount: v.integer() } })] })],
    },
    {
      title: 'an input mapping gives it',
      files: {
        'order.bpmn': decisionProcess(ref, {
          inside:
            '<extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">${total}</camunda:inputParameter></camunda:inputOutput></extensionElements>',
        }),
        ...dmn,
      },
      contracts,
    },
    { title: 'the process has no contract', files: { 'order.bpmn': decisionProcess(ref), ...dmn } },
    {
      title: 'a task without contract may set anything',
      files: { 'order.bpmn': decisionProcess(ref, { after: priced }), ...dmn },
      contracts,
    },
    {
      title: 'a process that calls it hands it over',
      files: {
        'order.bpmn': decisionProcess(ref),
        'parent.bpmn': {
          id: 'parent',
          process: `  <startEvent id="begin" />
  <sequenceFlow id="to-call" sourceRef="begin" targetRef="call" />
  <callActivity id="call" calledElement="order"><extensionElements><camunda:in source="sum" target="amount" /></extensionElements></callActivity>`,
        },
        ...dmn,
      },
      contracts,
    },
    {
      title: 'names that the expressions define themselves, and inputs under their names',
      files: {
        'order.bpmn': decisionProcess(ref),
        'risk.dmn': decisionText({
          inputs: ['sum(for i in [total, 1] return i): integer'],
          rules: ['cellInput > 5 | "high"', '? < 5 | "low"'],
        }),
      },
      contracts,
    },
  ],
};
