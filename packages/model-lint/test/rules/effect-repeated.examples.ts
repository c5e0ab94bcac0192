// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { type AnyTaskContract, defineBusinessKey, defineTask, v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const printLabel = (
  effectClass: 'keyed' | 'queryable' | 'blind',
  ...key: readonly ('tenantId' | 'startCommandId' | 'lineIndex')[]
): AnyTaskContract =>
  defineTask({
    topic: 'print-label',
    description: 'The label is printed.',
    businessKey: defineBusinessKey({ type: 'order' }),
    input: { tenantId: v.string(), startCommandId: v.string(), lineIndex: v.integer() },
    external: { class: effectClass, system: 'printer', operation: 'labels' },
    idempotencyKey: (input) => key.map((name) => String(input[name])).join(':'),
  });

const eachLine = (extensions = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-label" sourceRef="start" targetRef="label" />
  <serviceTask id="label" name="Print label" camunda:type="external" camunda:topic="print-label">
    <extensionElements>${extensions}</extensionElements>
    <multiInstanceLoopCharacteristics isSequential="true">
      <loopCardinality xsi:type="tFormalExpression">\${lineCount}</loopCardinality>
    </multiInstanceLoopCharacteristics>
  </serviceTask>`;

const again = `  <startEvent id="start" />
  <sequenceFlow id="to-entry" sourceRef="start" targetRef="entry" />
  <exclusiveGateway id="entry" />
  <sequenceFlow id="to-label" sourceRef="entry" targetRef="label" />
  <serviceTask id="label" name="Print label" camunda:type="external" camunda:topic="print-label" />
  <sequenceFlow id="to-check" sourceRef="label" targetRef="check" />
  <serviceTask id="check" camunda:type="external" camunda:topic="check-label" />
  <sequenceFlow id="to-readable" sourceRef="check" targetRef="readable" />
  <exclusiveGateway id="readable" default="to-end" />
  <sequenceFlow id="back" sourceRef="readable" targetRef="entry">
    <conditionExpression xsi:type="tFormalExpression">\${unreadable}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="to-end" sourceRef="readable" targetRef="end" />
  <endEvent id="end" />`;

const contractsWith = (...tasks: readonly AnyTaskContract[]) => [exampleContract({ tasks })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a label for each line, all under one key',
      files: { 'order.bpmn': { process: eachLine() } },
      contracts: contractsWith(printLabel('blind', 'tenantId', 'startCommandId')),
      at: ['label'],
      says: 'the effect on "printer" (blind) is repeated by the multi-instance, and its key is made of "tenantId", "startCommandId" only',
    },
    {
      title: 'a loop leads back to the task',
      files: { 'order.bpmn': { process: again } },
      contracts: contractsWith(
        printLabel('queryable', 'startCommandId'),
        exampleTask('check-label', { output: { unreadable: v.boolean() } }),
      ),
      at: ['label'],
      says: 'by a loop',
    },
    {
      title: 'the multi-instance is around the task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-line" sourceRef="start" targetRef="line" />
  <subProcess id="line">
    <multiInstanceLoopCharacteristics>
      <loopCardinality xsi:type="tFormalExpression">3</loopCardinality>
    </multiInstanceLoopCharacteristics>
    <startEvent id="begin" />
    <sequenceFlow id="to-label" sourceRef="begin" targetRef="label" />
    <serviceTask id="label" camunda:type="external" camunda:topic="print-label" />
  </subProcess>`,
        },
      },
      contracts: contractsWith(printLabel('blind', 'startCommandId')),
      at: ['label'],
      says: 'by the multi-instance of "line"',
    },
    {
      title: 'a timer leads back to the task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-entry" sourceRef="start" targetRef="entry" />
  <exclusiveGateway id="entry" />
  <sequenceFlow id="to-label" sourceRef="entry" targetRef="label" />
  <serviceTask id="label" camunda:type="external" camunda:topic="print-label" />
  <boundaryEvent id="too-late" attachedToRef="label">
    <timerEventDefinition>
      <timeDuration xsi:type="tFormalExpression">PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="back" sourceRef="too-late" targetRef="entry" />`,
        },
      },
      contracts: contractsWith(printLabel('blind', 'startCommandId')),
      at: ['label'],
    },
  ],
  valid: [
    {
      title: 'the key is another for each line',
      files: {
        'order.bpmn': {
          process: eachLine(`
      <camunda:inputOutput>
        <camunda:inputParameter name="lineIndex">\${loopCounter}</camunda:inputParameter>
      </camunda:inputOutput>
    `),
        },
      },
      contracts: contractsWith(printLabel('blind', 'tenantId', 'lineIndex')),
    },
    {
      title: 'the element of the collection is in the key',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-label" sourceRef="start" targetRef="label" />
  <serviceTask id="label" camunda:type="external" camunda:topic="print-label">
    <multiInstanceLoopCharacteristics camunda:collection="commands" camunda:elementVariable="startCommandId" />
  </serviceTask>`,
        },
      },
      contracts: contractsWith(printLabel('blind', 'startCommandId')),
    },
    {
      title: 'the key is made of all inputs, so that it is not known which',
      files: { 'order.bpmn': { process: eachLine() } },
      contracts: contractsWith(
        defineTask({
          topic: 'print-label',
          description: 'The label is printed.',
          businessKey: defineBusinessKey({ type: 'order' }),
          input: { tenantId: v.string(), lineIndex: v.integer() },
          external: { class: 'blind', system: 'printer', operation: 'labels' },
          idempotencyKey: (input) => `${input.tenantId}:${JSON.stringify({ ...input })}`,
        }),
      ),
    },
    {
      title: 'the system knows the key',
      files: { 'order.bpmn': { process: eachLine() } },
      contracts: contractsWith(printLabel('keyed', 'tenantId', 'startCommandId')),
    },
    {
      title: 'a task in the loop writes what the key is made of',
      files: { 'order.bpmn': { process: again } },
      contracts: contractsWith(
        printLabel('blind', 'startCommandId'),
        exampleTask('check-label', { output: { startCommandId: v.string() } }),
      ),
    },
    {
      title: 'nothing repeats the task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-label" sourceRef="start" targetRef="label" />
  <serviceTask id="label" camunda:type="external" camunda:topic="print-label" />`,
        },
      },
      contracts: contractsWith(printLabel('blind', 'startCommandId')),
    },
  ],
};
