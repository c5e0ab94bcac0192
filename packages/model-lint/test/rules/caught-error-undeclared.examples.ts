// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = (code: string): string => `<error id="error-caught" errorCode="${code}" />`;

const reserve = '<serviceTask id="reserve" name="Reserve" camunda:type="external" camunda:topic="reserve-stock" />';

const caughtAround = (task: string): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  ${task}
  <boundaryEvent id="caught" attachedToRef="reserve">
    <errorEventDefinition errorRef="error-caught" />
  </boundaryEvent>
  <sequenceFlow id="to-sold-out" sourceRef="caught" targetRef="sold-out" />
  <endEvent id="sold-out" />`;

const caughtInProcess = (inside = '', around = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  ${reserve}
  <subProcess id="handler" triggeredByEvent="true">
    <startEvent id="caught">
      <errorEventDefinition errorRef="error-caught" />
    </startEvent>${inside}
  </subProcess>${around}`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock', { errors: ['NO_STOCK'] })] })];

const called = (task: string) => ({
  id: 'reserving',
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-inner" sourceRef="start" targetRef="inner" />
  ${task.replace('id="reserve"', 'id="inner"')}`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the contract declares another code',
      files: { 'order.bpmn': { definitions: definitions('OUT_OF_STOCK'), process: caughtAround(reserve) } },
      contracts,
      at: ['caught'],
      says: 'nothing that it could come from raises the error OUT_OF_STOCK: raised are NO_STOCK',
    },
    {
      title: 'a slip in the code',
      files: { 'order.bpmn': { definitions: definitions('NO_STOK'), process: caughtAround(reserve) } },
      contracts,
      at: ['caught'],
      says: 'is NO_STOCK meant?',
    },
    {
      title: 'an event subprocess does not catch its own errors',
      files: {
        'order.bpmn': {
          definitions: definitions('GIVEN_UP'),
          process: caughtInProcess(`
    <sequenceFlow id="to-again" sourceRef="caught" targetRef="again" />
    <endEvent id="again"><errorEventDefinition errorRef="error-caught" /></endEvent>`),
        },
      },
      contracts,
      at: ['caught'],
    },
    {
      title: 'the called process does not raise it either',
      files: {
        'order.bpmn': {
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<callActivity id="reserve" calledElement="reserving" />'),
        },
        'reserving.bpmn': called(reserve),
      },
      contracts,
      at: ['caught'],
    },
  ],
  valid: [
    {
      title: 'the contract declares the code',
      files: { 'order.bpmn': { definitions: definitions('NO_STOCK'), process: caughtAround(reserve) } },
      contracts,
    },
    {
      title: 'a task of the process raises what the event subprocess catches',
      files: { 'order.bpmn': { definitions: definitions('NO_STOCK'), process: caughtInProcess() } },
      contracts,
    },
    {
      title: 'the called process raises it',
      files: {
        'order.bpmn': {
          definitions: definitions('NO_STOCK'),
          process: caughtAround('<callActivity id="reserve" calledElement="reserving" />'),
        },
        'reserving.bpmn': called(reserve),
      },
      contracts,
    },
    {
      title: 'the called process is not known',
      files: {
        'order.bpmn': {
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<callActivity id="reserve" calledElement="elsewhere" />'),
        },
      },
      contracts,
    },
    {
      title: 'people, code and workers without contract may raise any error',
      files: {
        'people.bpmn': {
          id: 'people',
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<userTask id="reserve" />'),
        },
        'code.bpmn': {
          id: 'code',
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<serviceTask id="reserve" camunda:expression="${stock.reserve(order)}" />'),
        },
        'worker.bpmn': {
          id: 'worker',
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<serviceTask id="reserve" camunda:type="external" camunda:topic="other" />'),
        },
      },
      contracts,
    },
    {
      title: 'a listener of the called process may raise any error',
      files: {
        'order.bpmn': {
          definitions: definitions('OUT_OF_STOCK'),
          process: caughtAround('<callActivity id="reserve" calledElement="reserving" />'),
        },
        'reserving.bpmn': {
          id: 'reserving',
          process: `  <extensionElements>
    <camunda:executionListener event="end" delegateExpression="\${audit}" />
  </extensionElements>
  ${called(reserve).process}`,
        },
      },
      contracts,
    },
    {
      title: 'an error end event raises it',
      files: {
        'order.bpmn': {
          definitions: definitions('GIVEN_UP'),
          process: caughtInProcess(
            '',
            `
  <sequenceFlow id="to-again" sourceRef="reserve" targetRef="again" />
  <endEvent id="again"><errorEventDefinition errorRef="error-caught" /></endEvent>`,
          ),
        },
      },
      contracts,
    },
    {
      title: 'an exception of the engine, by its class',
      files: {
        'order.bpmn': { definitions: definitions('java.lang.RuntimeException'), process: caughtAround(reserve) },
      },
      contracts,
    },
  ],
};
