// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an output that nothing reads',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:outputParameter name="prise">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('price', { output: { amount: v.integer() } })] })],
      at: ['price'],
      says: 'sets "prise", which nothing reads',
    },
    {
      title: 'an input that is not in the contract',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="currency">EUR</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('price')] })],
      at: ['price'],
      says: 'sets "currency"',
    },
  ],
  valid: [
    {
      title: 'the contract reads it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="currency">EUR</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('price', { input: { currency: v.string() } })] })],
    },
    {
      title: 'a user task may show it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-ask" sourceRef="price" targetRef="ask" />
  <userTask id="ask" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('price', { output: { amount: v.integer() } })] })],
    },
  ],
};
