// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a value that is not in the enum',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${outcome == "APROVED"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { outcome: v.enum(['APPROVED', 'REJECTED']) } })],
      at: ['to-review'],
      says: 'gives only "APPROVED", "REJECTED"',
    },
    {
      title: 'a number compared with a text',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${total == "many"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
      at: ['to-review'],
      says: 'gives "total" as Integer',
    },
    {
      title: 'a switch compared with a number',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${1 == isGift}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { isGift: v.boolean() } })],
      at: ['to-review'],
    },
    {
      title: 'a sealed variable',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${card == "1"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { card: v.string().sealed() } })],
      at: ['to-review'],
      says: 'seals "card"',
    },
  ],
  valid: [
    {
      title: 'a value of the enum',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${outcome == "APPROVED"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { outcome: v.enum(['APPROVED', 'REJECTED']) } })],
    },
    {
      title: 'null',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${outcome == null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { outcome: v.enum(['APPROVED']) } })],
    },
    {
      title: 'a task before gives that value too',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-judge" sourceRef="start" targetRef="judge" />
  <serviceTask id="judge" camunda:type="external" camunda:topic="judge" ></serviceTask>  
  <sequenceFlow id="to-gate" sourceRef="judge" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${outcome == "HELD"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { outcome: v.enum(['APPROVED']) },
          tasks: [exampleTask('judge', { output: { outcome: v.enum(['APPROVED', 'HELD']) } })],
        }),
      ],
    },
    {
      title: 'a user task may set anything',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
  <userTask id="ask" />  
  <sequenceFlow id="to-gate" sourceRef="ask" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${outcome == "HELD"}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { outcome: v.enum(['APPROVED']) } })],
    },
  ],
};
