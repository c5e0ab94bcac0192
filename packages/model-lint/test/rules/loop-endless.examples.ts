import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing in the loop changes its condition',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" name="Wait" />
  <sequenceFlow id="merge-to-choice" sourceRef="merge" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['merge'],
      says: 'nothing in it changes "ready"',
    },
    {
      title: 'no flow leads out of a loop with a script',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <task id="note" name="Note" />
  <serviceTask id="work" name="Work" camunda:expression="\${worker.work()}" />
  <sequenceFlow id="work-to-note" sourceRef="work" targetRef="note" />
  <sequenceFlow id="note-to-work" sourceRef="note" targetRef="work" />`,
        },
      },
      at: ['note'],
      says: 'no flow leads out of it',
    },
    {
      title: 'inside of a subprocess',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-merge" sourceRef="begin" targetRef="merge" />
    <exclusiveGateway id="merge" name="Wait" />
    <sequenceFlow id="merge-to-look" sourceRef="merge" targetRef="look" />
    <task id="look" name="Look" />
    <sequenceFlow id="look-to-choice" sourceRef="look" targetRef="choice" />
    <exclusiveGateway id="choice" name="Ready?" default="choice-to-fine" />
    <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
      <conditionExpression xsi:type="tFormalExpression">\${count > 3}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="choice-to-fine" sourceRef="choice" targetRef="fine" />
    <endEvent id="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['merge'],
    },
  ],
  valid: [
    {
      title: 'an external task is in the loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-work" sourceRef="merge" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a timer is in the loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-pause" sourceRef="merge" targetRef="pause" />
  <intermediateCatchEvent id="pause" name="A minute">
    <timerEventDefinition id="timer">
      <timeDuration>PT1M</timeDuration>
    </timerEventDefinition>
  </intermediateCatchEvent>
  <sequenceFlow id="pause-to-choice" sourceRef="pause" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'an expression changes what the condition looks at',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-count" sourceRef="merge" targetRef="count" />
  <serviceTask id="count" name="Count" camunda:expression="\${round + 1}" camunda:resultVariable="round" />
  <sequenceFlow id="count-to-choice" sourceRef="count" targetRef="choice" />
  <exclusiveGateway id="choice" name="Enough?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${round != 3}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the condition asks a bean, which may answer otherwise',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-choice" sourceRef="merge" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!clock.isReady()}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a listener may change a variable',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-look" sourceRef="merge" targetRef="look" />
  <task id="look" name="Look">
    <extensionElements>
      <camunda:executionListener event="start" expression="\${execution.setVariable('ready', true)}" />
    </extensionElements>
  </task>
  <sequenceFlow id="look-to-choice" sourceRef="look" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a job begins every round, and somebody may set the variable between',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" camunda:asyncBefore="true" />
  <sequenceFlow id="merge-to-choice" sourceRef="merge" targetRef="choice" />
  <exclusiveGateway id="choice" name="Ready?" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
