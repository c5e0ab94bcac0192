// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'set on one of two branches only',
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
    <conditionExpression xsi:type="tFormalExpression">\${discount > 10}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [exampleTask('price', { output: { discount: v.integer() } })],
        }),
      ],
      at: ['to-review'],
      says: 'only the output of "price" sets it',
    },
    {
      title: 'optional at the start',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${note == "x"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { note: v.string().optional() } })],
      at: ['to-review'],
      says: 'where it is optional',
    },
    {
      title: 'a way over an error, which a failed task leaves without its output',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <boundaryEvent id="refused" attachedToRef="price"><errorEventDefinition id="refused-error" errorRef="error-refused" /></boundaryEvent>
  <sequenceFlow id="to-tell" sourceRef="refused" targetRef="tell" />
  <serviceTask id="tell" camunda:type="external" camunda:topic="tell" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">\${discount}</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
          definitions: '<error id="error-refused" errorCode="REFUSED" />',
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { discount: v.integer() }, errors: ['REFUSED'] }),
            exampleTask('tell', { input: { amount: v.integer() } }),
          ],
        }),
      ],
      at: ['tell'],
    },
  ],
  valid: [
    {
      title: 'set on both branches, as the start has it',
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
    <conditionExpression xsi:type="tFormalExpression">\${discount > 10}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer(), discount: v.integer() },
          tasks: [exampleTask('price', { output: { discount: v.integer() } })],
        }),
      ],
    },
    {
      title: 'set in one of two branches that are both done',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <parallelGateway id="gate" />
  <sequenceFlow id="to-meet" sourceRef="gate" targetRef="join" />
  <sequenceFlow id="to-price" sourceRef="gate" targetRef="price"></sequenceFlow>
  <serviceTask id="price" camunda:type="external" camunda:topic="price" />
  <sequenceFlow id="from-price" sourceRef="price" targetRef="join" />
  <parallelGateway id="join" />
  <sequenceFlow id="to-choose" sourceRef="join" targetRef="choose" />
  <exclusiveGateway id="choose" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="choose" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="choose" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${discount > 10}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { total: v.integer() },
          tasks: [exampleTask('price', { output: { discount: v.integer() } })],
        }),
      ],
    },
    {
      title: 'no contract, so nobody knows what the start brings',
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
    <conditionExpression xsi:type="tFormalExpression">\${discount > 10}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
