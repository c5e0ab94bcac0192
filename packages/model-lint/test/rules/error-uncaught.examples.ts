import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<error id="error-no-stock" name="No stock" errorCode="NO_STOCK" />';

const reserve = `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" name="Reserve" camunda:type="external" camunda:topic="reserve-stock" />`;

const boundary = (host: string, definition = '<errorEventDefinition errorRef="error-no-stock" />'): string => `
  <boundaryEvent id="caught" attachedToRef="${host}">
    ${definition}
  </boundaryEvent>
  <sequenceFlow id="to-sold-out" sourceRef="caught" targetRef="sold-out" />
  <endEvent id="sold-out" />`;

const eventSubprocess = (inside = ''): string => `
  <subProcess id="handler" triggeredByEvent="true">
    <startEvent id="handler-start">
      <errorEventDefinition errorRef="error-no-stock" />
    </startEvent>${inside}
  </subProcess>`;

const inSubprocess = (inside: string, around = ''): string => `  <startEvent id="outer-start" />
  <sequenceFlow id="to-fulfil" sourceRef="outer-start" targetRef="fulfil" />
  <subProcess id="fulfil">
${inside}
  </subProcess>${around}`;

const errorEnd = `  <startEvent id="start" />
  <sequenceFlow id="to-end" sourceRef="start" targetRef="end" />
  <endEvent id="end">
    <errorEventDefinition errorRef="error-no-stock" />
  </endEvent>`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock', { errors: ['NO_STOCK'] })] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the contract declares an error that the model does not catch',
      files: { 'order.bpmn': { process: reserve } },
      contracts,
      at: ['reserve'],
      says: 'the error NO_STOCK of topic "reserve-stock" is caught on no level: by default the engine ends the path silently',
    },
    {
      title: 'an error end event of a subprocess without a boundary event',
      files: { 'order.bpmn': { definitions, process: inSubprocess(errorEnd) } },
      at: ['end'],
      says: 'NO_STOCK of the end event',
    },
    {
      title: 'only another code is caught',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-no-stock" name="No stock" errorCode="NO_STOK" />',
          process: `${reserve}${boundary('reserve')}`,
        },
      },
      contracts,
      at: ['reserve'],
    },
    {
      title: 'an event subprocess does not catch what is thrown inside of it',
      files: {
        'order.bpmn': {
          definitions,
          process: `${reserve}${boundary('reserve')}${eventSubprocess(`
    <sequenceFlow id="to-rethrown" sourceRef="handler-start" targetRef="rethrown" />
    <endEvent id="rethrown">
      <errorEventDefinition errorRef="error-no-stock" />
    </endEvent>`)}`,
        },
      },
      contracts,
      at: ['rethrown'],
    },
    {
      title: 'a mapping of the task makes an error of its result',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-withdrawn" errorCode="WITHDRAWN" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price-order">
    <extensionElements>
      <camunda:errorEventDefinition id="withdrawn" errorRef="error-withdrawn" expression="\${withdrawn}" />
    </extensionElements>
  </serviceTask>`,
        },
      },
      at: ['price'],
      says: 'WITHDRAWN of the mapping',
    },
    {
      title: 'the handler is beside the subprocess that the task is in',
      files: {
        'order.bpmn': {
          definitions,
          process: `${inSubprocess(reserve)}
  <sequenceFlow id="to-other" sourceRef="fulfil" targetRef="other" />
  <subProcess id="other">
    <startEvent id="other-start" />
  </subProcess>${boundary('other')}`,
        },
      },
      contracts,
      at: ['reserve'],
    },
  ],
  valid: [
    {
      title: 'a boundary event on the task catches it',
      files: { 'order.bpmn': { definitions, process: `${reserve}${boundary('reserve')}` } },
      contracts,
    },
    {
      title: 'a boundary event on the subprocess around the task',
      files: { 'order.bpmn': { definitions, process: inSubprocess(reserve, boundary('fulfil')) } },
      contracts,
    },
    {
      title: 'an event subprocess of the process',
      files: { 'order.bpmn': { definitions, process: `${inSubprocess(reserve)}${eventSubprocess()}` } },
      contracts,
    },
    {
      title: 'a catch-all',
      files: { 'order.bpmn': { process: `${reserve}${boundary('reserve', '<errorEventDefinition />')}` } },
      contracts,
    },
    {
      title: 'an error without a code catches everything too',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-no-stock" name="No stock" />',
          process: `${reserve}${boundary('reserve')}`,
        },
      },
      contracts,
    },
    {
      title: 'a task that compensates: who catches its errors depends on who asks for it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-book" sourceRef="start" targetRef="book" />
  <userTask id="book" />
  <boundaryEvent id="undone" attachedToRef="book">
    <compensateEventDefinition />
  </boundaryEvent>
  <serviceTask id="reserve" isForCompensation="true" camunda:type="external" camunda:topic="reserve-stock" />
  <association id="undoes" sourceRef="undone" targetRef="reserve" associationDirection="One" />`,
        },
      },
      contracts,
    },
    { title: 'nothing is known of the errors of the task', files: { 'order.bpmn': { process: reserve } } },
    {
      title: 'the process is called, and the caller catches it',
      files: {
        'order.bpmn': { process: reserve },
        'shop.bpmn': {
          id: 'shop',
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-call" sourceRef="start" targetRef="call" />
  <callActivity id="call" calledElement="order" />${boundary('call')}`,
        },
      },
      contracts,
    },
    {
      title: 'who calls the process is not known',
      files: {
        'order.bpmn': { process: reserve },
        'shop.bpmn': {
          id: 'shop',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-call" sourceRef="start" targetRef="call" />
  <callActivity id="call" calledElement="\${target}" />`,
        },
      },
      contracts,
    },
  ],
};
