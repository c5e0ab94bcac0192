// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing sets it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('pay', { input: { amount: v.integer() } })] })],
      at: ['pay'],
      says: 'needs "amount", which nothing in the process sets',
    },
    {
      title: 'set on one of two ways',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-meet" />
  <sequenceFlow id="to-meet" sourceRef="gate" targetRef="meet" />
  <sequenceFlow id="to-price" sourceRef="gate" targetRef="price">
    <conditionExpression xsi:type="tFormalExpression">\${total > 100}</conditionExpression>
  </sequenceFlow>
  <serviceTask id="price" camunda:type="external" camunda:topic="price" />
  <sequenceFlow id="from-price" sourceRef="price" targetRef="meet" />
  <exclusiveGateway id="meet" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="meet" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="meet" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${total > 10}</conditionExpression>
  </sequenceFlow>
  <serviceTask id="review" camunda:type="external" camunda:topic="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { discount: v.integer() } }),
            exampleTask('review', { input: { discount: v.integer() } }),
          ],
        }),
      ],
      at: ['review'],
      says: 'not set on every way',
    },
  ],
  valid: [
    {
      title: 'a mapping gives it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">12</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('pay', { input: { amount: v.integer() } })] })],
    },
    {
      title: 'the contract takes it as optional',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('pay', { input: { amount: v.integer().optional() } })] })],
    },
    {
      title: 'a task before gives it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="price" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { amount: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'a subprocess around it maps it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-part" sourceRef="start" targetRef="part" />
  <subProcess id="part"><extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">12</camunda:inputParameter></camunda:inputOutput></extensionElements><startEvent id="part-start" /><sequenceFlow id="to-pay" sourceRef="part-start" targetRef="pay" /><serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask></subProcess>`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('pay', { input: { amount: v.integer() } })] })],
    },
  ],
};
