import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const cycle =
  '<extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle></extensionElements>';

const task = (attributes: string, inside = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:expression="#{true}" ${attributes}>${inside}</serviceTask>`,
});
const waits = (inside = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait">${inside}
    <timerEventDefinition><timeDuration>PT15M</timeDuration></timerEventDefinition>
  </intermediateCatchEvent>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an asynchronous task',
      files: { 'order.bpmn': task('camunda:asyncBefore="true"') },
      at: ['ship'],
      says: '"ship" is asynchronous before, and has no failedJobRetryTimeCycle',
    },
    { title: 'a timer', files: { 'order.bpmn': waits() }, at: ['wait'], says: 'a timer' },
    {
      title: 'asynchronous around each round of a loop',
      files: {
        'order.bpmn': task(
          '',
          '<multiInstanceLoopCharacteristics camunda:asyncAfter="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
        ),
      },
      at: ['ship'],
      says: 'asynchronous in each round of its loop',
    },
    {
      title: 'the cycle of the loop around does not count for its rounds',
      files: {
        'order.bpmn': task(
          'camunda:asyncBefore="true"',
          `${cycle}<multiInstanceLoopCharacteristics camunda:asyncBefore="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>`,
        ),
      },
      at: ['ship'],
      says: 'asynchronous in each round of its loop',
    },
    { title: 'an empty cycle', files: { 'order.bpmn': waits(cycle.replace('R5/PT1M', '')) }, at: ['wait'] },
    {
      title: 'a deadline and the task that it watches',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" camunda:asyncAfter="true" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" camunda:asyncAfter="true" />
  <boundaryEvent id="late" attachedToRef="approve">
    <timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>
  </boundaryEvent>`,
        },
      },
      at: ['start', 'approve', 'late'],
    },
  ],
  valid: [
    {
      title: 'an asynchronous task with a cycle',
      files: { 'order.bpmn': task('camunda:asyncBefore="true"', cycle) },
    },
    { title: 'a timer with a cycle', files: { 'order.bpmn': waits(cycle) } },
    {
      title: 'a loop with a cycle for itself and one for its rounds',
      files: {
        'order.bpmn': task(
          'camunda:asyncBefore="true"',
          `${cycle}<multiInstanceLoopCharacteristics camunda:asyncBefore="true">${cycle}<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>`,
        ),
      },
    },
    { title: 'a task in the transaction of the one before', files: { 'order.bpmn': task('') } },
    {
      title: 'an external task has its retries in the contract',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" camunda:type="external" camunda:topic="ship" />`,
        },
      },
    },
  ],
};
