import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const contracts = [exampleContract()];
const process = `  <startEvent id="start" />
  <sequenceFlow id="to-end" sourceRef="start" targetRef="end" />
  <endEvent id="end" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing takes it off the list',
      files: { 'order.bpmn': { process } },
      contracts,
      at: ['order'],
      says: 'the task list offers to start "order"',
      isFixable: true,
    },
    {
      title: 'it is put on the list',
      files: { 'order.bpmn': { process, attributes: "camunda:isStartableInTasklist = 'true'" } },
      contracts,
      at: ['order'],
      isFixable: true,
    },
  ],
  valid: [
    {
      title: 'it is not on the list',
      files: { 'order.bpmn': { process, attributes: 'camunda:isStartableInTasklist="false"' } },
      contracts,
    },
    { title: 'a process without a contract', files: { 'order.bpmn': { process } } },
    {
      title: 'only a message starts it',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-order" name="order-captured" />',
          process: '  <startEvent id="start"><messageEventDefinition messageRef="message-order" /></startEvent>',
        },
      },
      contracts,
    },
  ],
};
