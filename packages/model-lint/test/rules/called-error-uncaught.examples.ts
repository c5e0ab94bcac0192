import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<error id="error-no-stock" name="No stock" errorCode="NO_STOCK" />';

const delivery = {
  id: 'delivery',
  definitions,
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-failed" sourceRef="start" targetRef="failed" />
  <endEvent id="failed">
    <errorEventDefinition errorRef="error-no-stock" />
  </endEvent>`,
};

const calling = (target: string, around = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="${target}" />${around}`;

const caught = `
  <boundaryEvent id="caught" attachedToRef="deliver">
    <errorEventDefinition errorRef="error-no-stock" />
  </boundaryEvent>
  <sequenceFlow id="to-sold-out" sourceRef="caught" targetRef="sold-out" />
  <endEvent id="sold-out" />`;

const rescue = (id: string, inside = '') => `
  <subProcess id="${id}" triggeredByEvent="true">
    <startEvent id="${id}-start">
      <errorEventDefinition />
    </startEvent>${inside}
  </subProcess>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the called process ends with an error, and the caller does not catch it',
      files: { 'order.bpmn': { process: calling('delivery') }, 'delivery.bpmn': delivery },
      at: ['deliver'],
      says: '"delivery" lets the error NO_STOCK out, and nothing around this call catches it',
    },
    {
      title: 'the error of a contract comes out of the called process',
      files: {
        'order.bpmn': { process: calling('delivery') },
        'delivery.bpmn': {
          id: 'delivery',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock" />`,
        },
      },
      contracts: [exampleContract({ tasks: [exampleTask('reserve-stock', { errors: ['NO_STOCK'] })] })],
      at: ['deliver'],
    },
    {
      title: 'it passes through a process between',
      files: {
        'order.bpmn': { process: calling('shipping') },
        'shipping.bpmn': { id: 'shipping', process: calling('delivery').replaceAll('deliver"', 'ship"') },
        'delivery.bpmn': delivery,
      },
      at: ['deliver'],
      says: '"shipping" lets the error NO_STOCK out',
    },
    {
      title: 'one of two callers catches it',
      files: {
        'order.bpmn': { definitions, process: calling('delivery', caught) },
        'repair.bpmn': { id: 'repair', process: calling('delivery').replaceAll('deliver"', 'send"') },
        'delivery.bpmn': delivery,
      },
      at: ['send'],
    },
  ],
  valid: [
    {
      title: 'a boundary event on the call activity',
      files: { 'order.bpmn': { definitions, process: calling('delivery', caught) }, 'delivery.bpmn': delivery },
    },
    {
      title: 'an event subprocess of the caller',
      files: { 'order.bpmn': { process: calling('delivery', rescue('rescue')) }, 'delivery.bpmn': delivery },
    },
    {
      title: 'the caller of the caller catches it',
      files: {
        'order.bpmn': { definitions, process: calling('shipping', caught) },
        'shipping.bpmn': { id: 'shipping', process: calling('delivery').replaceAll('deliver"', 'ship"') },
        'delivery.bpmn': delivery,
      },
    },
    {
      title: 'an event subprocess catches it although the call is inside of it: the error is of another instance',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />${rescue(
            'rescue',
            `
    <sequenceFlow id="to-deliver" sourceRef="rescue-start" targetRef="deliver" />
    <callActivity id="deliver" calledElement="delivery" />`,
          )}`,
        },
        'delivery.bpmn': delivery,
      },
    },
    {
      title: 'processes that call each other',
      files: {
        'order.bpmn': { process: calling('delivery') },
        'delivery.bpmn': { id: 'delivery', process: calling('order') },
      },
    },
    {
      title: 'an error of the process itself, which is not about a call',
      files: { 'delivery.bpmn': delivery },
    },
    { title: 'the called process is not there', files: { 'order.bpmn': { process: calling('delivery') } } },
  ],
};
