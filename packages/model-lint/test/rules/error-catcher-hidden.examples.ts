import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<error id="error-no-stock" errorCode="NO_STOCK" /><error id="error-lost" errorCode="LOST" />';

const boundary = (id: string, host: string, reference: string): string => `
  <boundaryEvent id="${id}" attachedToRef="${host}">
    <errorEventDefinition ${reference} />
  </boundaryEvent>
  <sequenceFlow id="from-${id}" sourceRef="${id}" targetRef="after-${id}" />
  <endEvent id="after-${id}" />`;

const handler = (id: string, reference: string, inside = ''): string => `
    <subProcess id="${id}" triggeredByEvent="true">
      <startEvent id="${id}-start">
        <errorEventDefinition ${reference} />
      </startEvent>${inside}
    </subProcess>`;

const task = `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock" />`;

const subprocess = (inside: string, around: string): string => `  <startEvent id="outer-start" />
  <sequenceFlow id="to-fulfil" sourceRef="outer-start" targetRef="fulfil" />
  <subProcess id="fulfil">
  ${task}${inside}
  </subProcess>${around}`;

const noStock = 'errorRef="error-no-stock"';
const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock', { errors: ['NO_STOCK'] })] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a catch-all inside of the subprocess goes before the boundary event on it',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(handler('any-error', ''), boundary('no-stock', 'fulfil', noStock)),
        },
      },
      at: ['no-stock'],
      says: 'the event subprocess "any-error", which catches every error, takes the error NO_STOCK before this event can',
    },
    {
      title: 'two boundary events for one code',
      files: {
        'order.bpmn': {
          definitions,
          process: `${task}${boundary('first', 'reserve', noStock)}${boundary('second', 'reserve', noStock)}`,
        },
      },
      at: ['second'],
      says: '"first" takes the error NO_STOCK before this event can',
    },
    {
      title: 'two catch-alls, one by an error without a code',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-any" />',
          process: `${task}${boundary('first', 'reserve', 'errorRef="error-any"')}${boundary('second', 'reserve', '')}`,
        },
      },
      at: ['second'],
      says: '"first" takes every error',
    },
    {
      title: 'two event subprocesses for one code, by two errors that have it',
      files: {
        'order.bpmn': {
          definitions: `${definitions}<error id="error-same" errorCode="NO_STOCK" />`,
          process: `${task}${handler('first', noStock)}${handler('second', 'errorRef="error-same"')}`,
        },
      },
      at: ['second-start'],
    },
    {
      title: 'what the event subprocess throws itself is another code',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(
            handler(
              'any-error',
              '',
              `
      <sequenceFlow id="to-lost" sourceRef="any-error-start" targetRef="lost" />
      <endEvent id="lost"><errorEventDefinition errorRef="error-lost" /></endEvent>`,
            ),
            `${boundary('no-stock', 'fulfil', noStock)}${boundary('caught-lost', 'fulfil', 'errorRef="error-lost"')}`,
          ),
        },
      },
      at: ['no-stock'],
    },
  ],
  valid: [
    {
      title: 'a code and a catch-all on one activity, in any order',
      files: {
        'order.bpmn': {
          definitions,
          process: `${task}${boundary('any-error', 'reserve', '')}${boundary('no-stock', 'reserve', noStock)}`,
        },
      },
    },
    {
      title: 'the event subprocess has the code, the boundary event catches the rest',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(handler('no-stock', noStock), boundary('any-error', 'fulfil', '')),
        },
      },
    },
    {
      title: 'the event subprocess passes the error on',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(
            handler(
              'any-error',
              '',
              `
      <sequenceFlow id="to-again" sourceRef="any-error-start" targetRef="again" />
      <endEvent id="again"><errorEventDefinition errorRef="error-no-stock" /></endEvent>`,
            ),
            boundary('no-stock', 'fulfil', noStock),
          ),
        },
      },
    },
    {
      title: 'a worker in the event subprocess may raise the error again',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(
            handler(
              'any-error',
              '',
              `
      <sequenceFlow id="to-repair" sourceRef="any-error-start" targetRef="repair" />
      <serviceTask id="repair" camunda:type="external" camunda:topic="reserve-stock" />`,
            ),
            boundary('no-stock', 'fulfil', noStock),
          ),
        },
      },
      contracts,
    },
    {
      title: 'a worker without contract in the event subprocess may raise any error',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(
            handler(
              'any-error',
              '',
              `
      <sequenceFlow id="to-repair" sourceRef="any-error-start" targetRef="repair" />
      <serviceTask id="repair" camunda:type="external" camunda:topic="reserve-stock" />`,
            ),
            boundary('no-stock', 'fulfil', noStock),
          ),
        },
      },
    },
    {
      title: 'the same code on two activities',
      files: {
        'order.bpmn': {
          definitions,
          process: subprocess(boundary('inner', 'reserve', noStock), boundary('outer', 'fulfil', noStock)),
        },
      },
    },
  ],
};
