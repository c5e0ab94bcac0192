// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the next task sets it again',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-a" sourceRef="start" targetRef="a" />
  <serviceTask id="a" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-b" sourceRef="a" targetRef="b" />
  <serviceTask id="b" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="b" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { sum: v.integer() } }),
          ],
        }),
      ],
      at: ['a'],
      says: '"b" sets it again',
    },
  ],
  valid: [
    {
      title: 'each has a name of its own',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-a" sourceRef="start" targetRef="a" />
  <serviceTask id="a" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="first">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-b" sourceRef="a" targetRef="b" />
  <serviceTask id="b" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="b" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { sum: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'a condition reads it in between',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-a" sourceRef="start" targetRef="a" />
  <serviceTask id="a" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-gate" sourceRef="a" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-b" />
  <sequenceFlow id="to-large" sourceRef="gate" targetRef="large"><conditionExpression xsi:type="tFormalExpression">\${sum > 10}</conditionExpression></sequenceFlow>
  <endEvent id="large" />
  <sequenceFlow id="to-b" sourceRef="gate" targetRef="b" />
  <serviceTask id="b" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="b" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { sum: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'on one way it is read before it is set again',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-a" sourceRef="start" targetRef="a" />
  <serviceTask id="a" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-gate" sourceRef="a" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-b" />
  <sequenceFlow id="to-pay-at-once" sourceRef="gate" targetRef="pay"><conditionExpression xsi:type="tFormalExpression">\${total > 10}</conditionExpression></sequenceFlow>
  <sequenceFlow id="to-b" sourceRef="gate" targetRef="b" />
  <serviceTask id="b" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="b" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { sum: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'a user task may show it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-a" sourceRef="start" targetRef="a" />
  <serviceTask id="a" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-b" sourceRef="a" targetRef="b" />
  <serviceTask id="b" camunda:type="external" camunda:topic="price"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sum">\${amount}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="b" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="to-ask" sourceRef="pay" targetRef="ask" />
  <userTask id="ask" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { sum: v.integer() } }),
          ],
        }),
      ],
    },
  ],
};
