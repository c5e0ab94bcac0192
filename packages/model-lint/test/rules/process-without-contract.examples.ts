import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (topic: string): string => `  <startEvent id="start" />
  <sequenceFlow id="to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="${topic}" />`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock')] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'there is a contract of another process only',
      files: { 'refund.bpmn': { id: 'refund', process: task('pay-back') } },
      contracts,
      at: ['refund'],
      says: 'there is no contract for "refund" nor for its topic "pay-back"',
    },
    {
      title: 'a slip in the id of the process',
      files: { 'order.bpmn': { id: 'ordr', process: task('pay-back') } },
      contracts,
      at: ['ordr'],
      says: 'is it the process of the contract "order"?',
    },
  ],
  valid: [
    {
      title: 'the process has a contract',
      files: { 'order.bpmn': { process: task('reserve-stock') } },
      contracts,
    },
    {
      title: 'a called process that is served by the worker of another',
      files: { 'packing.bpmn': { id: 'packing', process: task('reserve-stock') } },
      contracts,
    },
    {
      title: 'a process without external tasks',
      files: {
        'refund.bpmn': {
          id: 'refund',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-check" sourceRef="start" targetRef="check" />
  <userTask id="check" />`,
        },
      },
      contracts,
    },
    { title: 'there are no contracts at all', files: { 'refund.bpmn': { id: 'refund', process: task('pay-back') } } },
  ],
};
