import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a number is in both intervals',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 100}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 1000}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
      at: ['choice'],
      says: 'for amount = more than 1000 the conditions of "choice-to-a" and "choice-to-b" behind "Which?" hold: "choice-to-a" is taken',
    },
    {
      title: 'the bound belongs to both',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${amount &lt;= 100}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${amount >= 100}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      at: ['choice'],
      says: 'amount = 100',
    },
    {
      title: 'a value of the enum has two flows',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${kind == "A" || kind == "B"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${kind != "A"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('check', { output: { kind: v.enum(['A', 'B', 'C']) } })] })],
      at: ['choice'],
      says: 'kind = "B"',
    },
    {
      title: 'the same Boolean twice',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${big == true}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
      at: ['choice'],
    },
  ],
  valid: [
    {
      title: 'the intervals meet',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 100 &amp;&amp; amount &lt;= 1000}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 1000}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
    },
    {
      title: 'texts that differ',
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
    },
    {
      title: 'two variables, of which nobody knows whether both hold',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${heavy}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
    },
    {
      title: 'an inclusive gateway may take several',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <inclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 100}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 1000}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
    },
    {
      title: 'one compares a text with a number, which the engine converts',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" default="choice-to-c" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${amount > 100}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${amount == "7"}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-c" sourceRef="choice" targetRef="c" />
  <endEvent id="a" />
  <endEvent id="b" />
  <endEvent id="c" />`,
        },
      },
    },
  ],
};
