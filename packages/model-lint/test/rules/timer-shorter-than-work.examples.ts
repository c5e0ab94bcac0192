// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

interface Timed {
  readonly timer: string;
  readonly boundary?: string;
  readonly extensions?: string;
}

const timed = ({ timer, boundary = '', extensions = '' }: Timed): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" name="Reserve" camunda:type="external" camunda:topic="reserve-stock">
    <extensionElements>${extensions}</extensionElements>
  </serviceTask>
  <boundaryEvent id="too-late" attachedToRef="reserve" ${boundary}>
    <timerEventDefinition>${timer}</timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="to-given-up" sourceRef="too-late" targetRef="given-up" />
  <endEvent id="given-up" />`;

const duration = (text: string): string => `<timeDuration xsi:type="tFormalExpression">${text}</timeDuration>`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock')] })];

const inSubprocess = `  <startEvent id="start" />
  <sequenceFlow id="to-fulfil" sourceRef="start" targetRef="fulfil" />
  <subProcess id="fulfil">
    <startEvent id="begin" />
    <sequenceFlow id="to-reserve" sourceRef="begin" targetRef="reserve" />
    <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock" />
  </subProcess>
  <boundaryEvent id="too-late" attachedToRef="fulfil">
    <timerEventDefinition>${duration('PT2M')}</timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="to-given-up" sourceRef="too-late" targetRef="given-up" />
  <endEvent id="given-up" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the timer fires before the third run',
      files: { 'order.bpmn': { process: timed({ timer: duration('PT2M') }) } },
      contracts,
      at: ['too-late'],
      says: 'the timer fires after PT2M, but its work may take 4 min 18 s',
    },
    {
      title: 'the timer is on the subprocess around the task',
      files: { 'order.bpmn': { process: inSubprocess } },
      contracts,
      at: ['too-late'],
      says: 'but "reserve" in it may take',
    },
    {
      title: 'the model asks for more runs than the contract',
      files: {
        'order.bpmn': {
          process: timed({
            timer: duration('PT1H'),
            extensions:
              '<camunda:properties><camunda:property name="retryTimeCycle" value="R3/PT30M" /></camunda:properties>',
          }),
        },
      },
      contracts,
      at: ['too-late'],
    },
    {
      title: 'the lock is longer than a run',
      files: { 'order.bpmn': { process: timed({ timer: duration('PT20M') }) } },
      contracts: [
        exampleContract({ tasks: [exampleTask('reserve-stock', { lockDurationMs: 600_000, executionMaxMs: 1_000 })] }),
      ],
      at: ['too-late'],
    },
  ],
  valid: [
    {
      title: 'the timer leaves time for all runs',
      files: { 'order.bpmn': { process: timed({ timer: duration('PT5M') }) } },
      contracts,
    },
    {
      title: 'the timer does not interrupt',
      files: { 'order.bpmn': { process: timed({ timer: duration('PT2M'), boundary: 'cancelActivity="false"' }) } },
      contracts,
    },
    {
      title: 'the duration is an expression, or the timer a moment',
      files: {
        'order.bpmn': { process: timed({ timer: duration('${patience}') }) },
        'other.bpmn': {
          id: 'other',
          process: timed({
            timer: '<timeDate xsi:type="tFormalExpression">2030-01-01T00:00:00</timeDate>',
          }),
        },
      },
      contracts,
    },
    {
      title: 'nothing is known of the work',
      files: { 'order.bpmn': { process: timed({ timer: duration('PT2M') }) } },
    },
  ],
};
