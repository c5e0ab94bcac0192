// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const model = (...topics: readonly string[]): string =>
  [
    '  <startEvent id="start" />',
    ...topics.map(
      (
        topic,
        index,
      ) => `  <sequenceFlow id="flow-${index}" sourceRef="${index === 0 ? 'start' : `task-${index - 1}`}" targetRef="task-${index}" />
  <serviceTask id="task-${index}" camunda:type="external" camunda:topic="${topic}" />`,
    ),
  ].join('\n');

const contract = exampleContract({ tasks: [exampleTask('reserve-stock')] });

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the model does not use a task of its contract',
      files: { 'order.bpmn': { process: model('claim-start') } },
      contracts: [contract],
      at: ['order'],
      says: 'the contract has a task "reserve-stock"',
    },
    {
      title: 'the contract has no model',
      files: { 'order.bpmn': { process: model('claim-start', 'reserve-stock') } },
      contracts: [contract, exampleContract({ key: 'delivery' })],
      at: [undefined],
      says: 'no model has the process "delivery"',
    },
    {
      title: 'a model that calls itself a little otherwise',
      files: { 'order.bpmn': { id: 'orders', process: model('claim-start', 'reserve-stock') } },
      contracts: [contract],
      at: [undefined],
      says: 'is it "orders"?',
    },
    {
      title: 'only another process with a contract of its own uses the topic',
      files: {
        'order.bpmn': { process: model('claim-start') },
        'delivery.bpmn': { id: 'delivery', process: model('claim-start', 'reserve-stock') },
      },
      contracts: [contract, exampleContract({ key: 'delivery', tasks: [exampleTask('reserve-stock')] })],
      at: ['order'],
    },
  ],
  valid: [
    {
      title: 'the model uses every task of its contract',
      files: { 'order.bpmn': { process: model('claim-start', 'reserve-stock') } },
      contracts: [contract],
    },
    {
      title: 'a process that has no contract of its own uses it',
      files: {
        'order.bpmn': { process: model('claim-start') },
        'packing.bpmn': { id: 'packing', process: model('reserve-stock') },
      },
      contracts: [contract],
    },
    {
      title: 'a topic that is an expression may be the one',
      files: { 'order.bpmn': { process: model('claim-start', '${topic}') } },
      contracts: [contract],
    },
    {
      title: 'there are no models',
      files: {
        'rules.dmn': `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rules" name="Rules" namespace="urn:example" />`,
      },
      contracts: [contract],
    },
  ],
};
