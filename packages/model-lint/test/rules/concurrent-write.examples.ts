// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'both branches give the same variable',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-fork" sourceRef="start" targetRef="fork" />
  <parallelGateway id="fork" />
  <sequenceFlow id="to-a" sourceRef="fork" targetRef="a" />
  <sequenceFlow id="to-b" sourceRef="fork" targetRef="b" />
  <serviceTask id="a" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="from-a" sourceRef="a" targetRef="join" />
  <sequenceFlow id="from-b" sourceRef="b" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="to-after" sourceRef="join" targetRef="after" />
  <serviceTask id="after" camunda:type="external" camunda:topic="a" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('a', { output: { price: v.integer() } }),
            exampleTask('b', { output: { price: v.integer() } }),
          ],
        }),
      ],
      at: ['b'],
      says: 'sets "price" while "a" sets it',
    },
  ],
  valid: [
    {
      title: 'each branch has its own',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-fork" sourceRef="start" targetRef="fork" />
  <parallelGateway id="fork" />
  <sequenceFlow id="to-a" sourceRef="fork" targetRef="a" />
  <sequenceFlow id="to-b" sourceRef="fork" targetRef="b" />
  <serviceTask id="a" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="from-a" sourceRef="a" targetRef="join" />
  <sequenceFlow id="from-b" sourceRef="b" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="to-after" sourceRef="join" targetRef="after" />
  <serviceTask id="after" camunda:type="external" camunda:topic="a" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('a', { output: { price: v.integer() } }),
            exampleTask('b', { output: { weight: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'an exclusive gateway takes one branch',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-fork" sourceRef="start" targetRef="fork" />
  <exclusiveGateway id="fork" default="to-a" />
  <sequenceFlow id="to-a" sourceRef="fork" targetRef="a" />
  <sequenceFlow id="to-b" sourceRef="fork" targetRef="b"><conditionExpression xsi:type="tFormalExpression">\${price > 1}</conditionExpression></sequenceFlow>
  <serviceTask id="a" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="from-a" sourceRef="a" targetRef="join" />
  <sequenceFlow id="from-b" sourceRef="b" targetRef="join" />
  <exclusiveGateway id="join" />
  <sequenceFlow id="to-after" sourceRef="join" targetRef="after" />
  <serviceTask id="after" camunda:type="external" camunda:topic="a" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('a', { output: { price: v.integer() } }),
            exampleTask('b', { output: { price: v.integer() } }),
          ],
        }),
      ],
    },
  ],
};
