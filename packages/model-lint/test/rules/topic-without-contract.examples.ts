// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (topic: string): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" name="Reserve" camunda:type="external" camunda:topic="${topic}" />`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock')] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a slip in the topic',
      files: { 'order.bpmn': { process: task('reserve-stok') } },
      contracts,
      at: ['reserve'],
      says: 'is "reserve-stock" meant?',
    },
    {
      title: 'a topic that nothing is near to',
      files: { 'order.bpmn': { process: task('print-label') } },
      contracts,
      at: ['reserve'],
      says: 'no contract has the topic "print-label"',
    },
    {
      title: 'the topic of a message event',
      files: {
        'order.bpmn': {
          definitions: '<message id="m" name="shipped" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-end" sourceRef="start" targetRef="end" />
  <endEvent id="end">
    <messageEventDefinition messageRef="m" camunda:type="external" camunda:topic="tell-shipped" />
  </endEvent>`,
        },
      },
      contracts,
      at: ['end'],
    },
  ],
  valid: [
    {
      title: 'the contract has the topic',
      files: { 'order.bpmn': { process: task('reserve-stock') } },
      contracts,
    },
    {
      title: 'the contract of another process has it',
      files: { 'order.bpmn': { process: task('pack-parcel') } },
      contracts: [...contracts, exampleContract({ key: 'parcel', tasks: [exampleTask('pack-parcel')] })],
    },
    { title: 'the topic is an expression', files: { 'order.bpmn': { process: task('${topic}') } }, contracts },
    { title: 'there are no contracts', files: { 'order.bpmn': { process: task('reserve-stok') } } },
    {
      title: 'the process has no contract',
      files: { 'order.bpmn': { id: 'refund', process: task('reserve-stok') } },
      contracts,
    },
  ],
};
