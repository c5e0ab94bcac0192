// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const model = (variables: string, after = '<endEvent id="after" />'): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock" />
  <boundaryEvent id="any-error" name="Any error" attachedToRef="reserve">
    <errorEventDefinition ${variables} />
  </boundaryEvent>
  <sequenceFlow id="to-after" sourceRef="any-error" targetRef="after" />
  ${after}`;

const keepsCode = 'camunda:errorCodeVariable="falloutCode"';
const reserve = exampleTask('reserve-stock');
const contracts = [exampleContract({ tasks: [reserve] })];
const tell = '<serviceTask id="after" camunda:type="external" camunda:topic="tell-operator" />';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing reads the code',
      files: { 'order.bpmn': { process: model(keepsCode) } },
      contracts,
      at: ['any-error'],
      says: 'the error code is kept in "falloutCode", which nothing reads',
    },
    {
      title: 'neither the code nor the message',
      files: { 'order.bpmn': { process: model(`${keepsCode} camunda:errorMessageVariable="falloutText"`) } },
      contracts,
      at: ['any-error', 'any-error'],
    },
    {
      title: 'the contract of the task after it has no such input',
      files: { 'order.bpmn': { process: model(keepsCode, tell) } },
      contracts: [exampleContract({ tasks: [reserve, exampleTask('tell-operator', { input: { text: v.string() } })] })],
      at: ['any-error'],
    },
  ],
  valid: [
    {
      title: 'the contract of the task after it reads the code',
      files: { 'order.bpmn': { process: model(keepsCode, tell) } },
      contracts: [
        exampleContract({
          tasks: [reserve, exampleTask('tell-operator', { input: { falloutCode: v.string() } })],
        }),
      ],
    },
    {
      title: 'a condition reads it',
      files: {
        'order.bpmn': {
          process: model(
            keepsCode,
            `<exclusiveGateway id="after" default="to-else" />
  <sequenceFlow id="to-sold-out" sourceRef="after" targetRef="sold-out">
    <conditionExpression xsi:type="tFormalExpression">\${falloutCode == 'NO_STOCK'}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="to-else" sourceRef="after" targetRef="else" />
  <endEvent id="sold-out" />
  <endEvent id="else" />`,
          ),
        },
      },
      contracts,
    },
    {
      title: 'people may see it',
      files: { 'order.bpmn': { process: model(keepsCode, '<userTask id="after" />') } },
      contracts,
    },
    {
      title: 'nothing is known of what workers read',
      files: { 'order.bpmn': { process: model(keepsCode) } },
    },
    {
      title: 'a script may read it',
      files: {
        'order.bpmn': {
          process: model(
            keepsCode,
            '<scriptTask id="after" scriptFormat="groovy"><script>execution.getVariables()</script></scriptTask>',
          ),
        },
      },
      contracts,
    },
    {
      title: 'the caller takes it over',
      files: {
        'order.bpmn': { process: model(keepsCode) },
        'shop.bpmn': {
          id: 'shop',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-call" sourceRef="start" targetRef="call" />
  <callActivity id="call" calledElement="order">
    <extensionElements><camunda:out source="falloutCode" target="code" /></extensionElements>
  </callActivity>`,
        },
      },
      contracts,
    },
  ],
};
