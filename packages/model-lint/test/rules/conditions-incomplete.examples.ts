import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a value of the enum has no flow',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "B"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { kind: v.enum(['A', 'B', 'C']) } })] })],
      at: ['choice'],
      says: '"Which?" has no flow for kind = "C"',
    },
    {
      title: 'a number between the intervals',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${size &lt; 3}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${size > 3}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { size: v.integer() } })] })],
      at: ['choice'],
      says: 'size = 3',
    },
    {
      title: 'a Boolean that may be left out',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big == true}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${big == false}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { big: v.boolean().optional() } })] })],
      at: ['choice'],
      says: 'big = nothing',
    },
  ],
  valid: [
    {
      title: 'every value has a flow',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind != "A"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { kind: v.enum(['A', 'B', 'C']) } })] })],
    },
    {
      title: 'a default flow takes the rest',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "B"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { kind: v.enum(['A', 'B', 'C']) } })] })],
    },
    {
      title: 'a Boolean that is left out fails with a default flow too',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${!big}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { big: v.boolean().optional() } })] })],
    },
    {
      title: 'a whole number has nothing between 3 and 4',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${size &lt;= 3}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${size >= 4}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { size: v.integer() } })] })],
    },
    {
      title: 'no contract says which values there are',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "B"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'whoever completes the user task may set another value',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-look" sourceRef="check" targetRef="look" />
  <userTask id="look" name="Look" />
  <sequenceFlow id="look-to-choice" sourceRef="look" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "B"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { kind: v.enum(['A', 'B', 'C']) } })] })],
    },
  ],
};
