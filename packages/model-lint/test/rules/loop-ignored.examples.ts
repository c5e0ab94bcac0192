import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task has the loop marker',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work">
    <standardLoopCharacteristics id="loop" />
  </serviceTask>
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['work'],
      says: '"Work" runs once',
    },
    {
      title: 'a subprocess has the loop marker with a condition',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <standardLoopCharacteristics id="loop">
      <loopCondition>\${again}</loopCondition>
    </standardLoopCharacteristics>
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-fine" sourceRef="begin" targetRef="fine" />
    <endEvent id="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['sub'],
    },
  ],
  valid: [
    {
      title: 'a multi-instance task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work">
    <multiInstanceLoopCharacteristics isSequential="true">
      <loopCardinality>3</loopCardinality>
    </multiInstanceLoopCharacteristics>
  </serviceTask>
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
