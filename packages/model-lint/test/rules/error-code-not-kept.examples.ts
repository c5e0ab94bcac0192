import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<error id="error-no-stock" errorCode="NO_STOCK" />';

const model = (variables: string, condition: string, between = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock" />
  <boundaryEvent id="any-error" name="Any error" attachedToRef="reserve">
    <errorEventDefinition ${variables} />
  </boundaryEvent>
  <sequenceFlow id="to-which" sourceRef="any-error" targetRef="${between === '' ? 'which' : 'between'}" />${between}
  <exclusiveGateway id="which" default="to-else" />
  <sequenceFlow id="to-sold-out" sourceRef="which" targetRef="sold-out">
    <conditionExpression xsi:type="tFormalExpression">\${${condition}}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="to-else" sourceRef="which" targetRef="else" />
  <endEvent id="sold-out" />
  <endEvent id="else" />`;

const asksForCode = "errorCode == 'NO_STOCK'";

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the gateway asks for a code that is not kept',
      files: { 'order.bpmn': { definitions, process: model('', asksForCode) } },
      at: ['any-error'],
      says: '"which" compares "errorCode" with NO_STOCK, but this event does not keep the code in it',
    },
    {
      title: 'the code is kept under another name',
      files: {
        'order.bpmn': { definitions, process: model('camunda:errorCodeVariable="code"', asksForCode) },
      },
      at: ['any-error'],
    },
    {
      title: 'only the contract names the code, and a join is between',
      files: {
        'order.bpmn': {
          process: model(
            '',
            "'NO_STOCK' eq errorCode",
            `
  <exclusiveGateway id="between" />
  <sequenceFlow id="on" sourceRef="between" targetRef="which" />`,
          ),
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('reserve-stock', { errors: ['NO_STOCK'] })] })],
      at: ['any-error'],
    },
  ],
  valid: [
    {
      title: 'the code is kept',
      files: {
        'order.bpmn': { definitions, process: model('camunda:errorCodeVariable="errorCode"', asksForCode) },
      },
    },
    {
      title: 'the gateway asks for something else',
      files: { 'order.bpmn': { definitions, process: model('', "channel == 'SHOP'") } },
    },
    {
      title: 'a task between sets the variable',
      files: {
        'order.bpmn': {
          definitions,
          process: model(
            '',
            asksForCode,
            `
  <serviceTask id="between" camunda:type="external" camunda:topic="look-up" />
  <sequenceFlow id="on" sourceRef="between" targetRef="which" />`,
          ),
        },
      },
    },
    {
      title: 'the worker reports the code as a variable too',
      files: { 'order.bpmn': { definitions, process: model('', asksForCode) } },
      contracts: [exampleContract({ tasks: [exampleTask('reserve-stock', { output: { errorCode: v.string() } })] })],
    },
  ],
};
