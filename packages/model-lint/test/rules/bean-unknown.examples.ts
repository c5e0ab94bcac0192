// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { z } from 'zod';
import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a bean that the policy does not list',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${riskService.isHigh(total)}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
      at: ['to-review'],
      says: 'uses the object "riskService"',
    },
    {
      title: 'a policy without it, in a process without a contract',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${riskService.isHigh(total)}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      policy: { beans: ['priceService'] },
      at: ['to-review'],
    },
  ],
  valid: [
    {
      title: 'the policy lists it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${riskService.isHigh(1)}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      policy: { beans: ['riskService'] },
    },
    {
      title: 'neither contract nor policy says what there is',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${riskService.isHigh(1)}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a property of a Json variable',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${order.prop("a").boolValue()}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { order: v.json(z.unknown()) } })],
    },
    {
      title: 'objects of the engine',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${execution.processBusinessKey == null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { total: v.integer() } })],
    },
  ],
};
