// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a worker that is not cleared',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { email: v.string() },
          tasks: [exampleTask('price', { input: { email: v.string() } })],
        }),
      ],
      policy: { sensitiveVariables: { email: 'pii' } },
      at: ['price'],
      says: 'is pii; "price" is not cleared',
    },
    {
      title: 'a condition',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${email == null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      policy: { sensitiveVariables: { email: 'pii' } },
      at: ['to-review'],
    },
    {
      title: 'a call that passes everything',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <callActivity id="ship" calledElement="shipping"><extensionElements><camunda:in variables="all" /></extensionElements></callActivity>`,
        },
      },
      policy: { sensitiveVariables: { email: 'pii' } },
      at: ['ship'],
      says: 'passes all variables',
    },
  ],
  valid: [
    {
      title: 'a cleared worker',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:properties><camunda:property name="clearance" value="pii, secret" /></camunda:properties></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { email: v.string() },
          tasks: [exampleTask('price', { input: { email: v.string() } })],
        }),
      ],
      policy: { sensitiveVariables: { email: 'pii' } },
    },
    {
      title: 'a worker that does not read it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [exampleContract({ start: { email: v.string() }, tasks: [exampleTask('price')] })],
      policy: { sensitiveVariables: { email: 'pii' } },
    },
  ],
};
