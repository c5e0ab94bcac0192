// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a condition with a misspelt name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${totl > 100}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
      at: ['to-review'],
      says: 'reads "totl", which nothing declares; "total" is declared',
    },
    {
      title: 'a candidate group that nothing sets',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
  <userTask id="ask" camunda:candidateGroups="\${reviewers}" />`,
        },
      },
      contracts: [exampleContract()],
      policy: { userTaskVariables: { ask: {} } },
      at: ['ask'],
      says: 'the assignment of "ask" reads "reviewers"',
    },
    {
      title: 'a timer',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait"><timerEventDefinition id="wait-timer"><timeDuration xsi:type="tFormalExpression">\${pause}</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
      contracts: [exampleContract()],
      at: ['wait'],
      says: 'the timer of "wait" reads "pause"',
    },
  ],
  valid: [
    {
      title: 'the start contract declares it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${total > 100}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
    },
    {
      title: 'a process without a contract: anything may start it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${totl > 100}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a user task that may set anything',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
  <userTask id="ask" />
  <sequenceFlow id="to-pay" sourceRef="ask" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">\${sum}</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('pay', { input: { amount: v.integer() } })] })],
    },
    {
      title: 'a name that is asked for leniently',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${execution.getVariable("totl") != null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
    },
    {
      title: 'the loop counter inside of a loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <subProcess id="each"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">\${total}</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="each-start" /><sequenceFlow id="to-one" sourceRef="each-start" targetRef="one" /><serviceTask id="one" camunda:type="external" camunda:topic="pay" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="index">\${loopCounter}</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask></subProcess>`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [exampleTask('pay', { input: { index: v.integer() } })],
        }),
      ],
    },
    {
      title: 'the result of a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-gate" sourceRef="price" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-end" />
  <sequenceFlow id="to-end" sourceRef="gate" targetRef="end" />
  <sequenceFlow id="to-other" sourceRef="gate" targetRef="other"><conditionExpression xsi:type="tFormalExpression">\${price > 5}</conditionExpression></sequenceFlow>
  <endEvent id="end" />
  <endEvent id="other" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('price', { output: { price: v.integer() } })] })],
    },
  ],
};
