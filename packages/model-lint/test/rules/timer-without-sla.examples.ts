import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const sla =
  '<extensionElements><camunda:properties><camunda:property name="sla" value="approval-1d" /></camunda:properties></extensionElements>';

const deadline = (onTask = '', onTimer = '', onProcess = ''): ExampleProcess => ({
  process: `  ${onProcess}
  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve">${onTask}</userTask>
  <boundaryEvent id="late" name="Late" attachedToRef="approve">
    ${onTimer}
    <timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>
  </boundaryEvent>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a deadline of a task',
      files: { 'order.bpmn': deadline() },
      at: ['late'],
      says: 'the deadline "P1D" has no property "sla"',
    },
    {
      title: 'a deadline of a wait',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-paid" name="order-paid" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <eventBasedGateway id="wait" />
  <sequenceFlow id="to-paid" sourceRef="wait" targetRef="paid" />
  <intermediateCatchEvent id="paid"><messageEventDefinition messageRef="message-paid" /></intermediateCatchEvent>
  <sequenceFlow id="to-late" sourceRef="wait" targetRef="late" />
  <intermediateCatchEvent id="late"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
      at: ['late'],
    },
    {
      title: 'a deadline of the whole process',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <subProcess id="when-late" triggeredByEvent="true">
    <startEvent id="late"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>
  </subProcess>`,
        },
      },
      at: ['late'],
    },
    {
      title: 'the policy names another property',
      files: { 'order.bpmn': deadline(sla) },
      policy: { slaProperty: 'promise' },
      at: ['late'],
      says: 'no property "promise"',
    },
  ],
  valid: [
    { title: 'the timer names it', files: { 'order.bpmn': deadline('', sla) } },
    { title: 'the task names it', files: { 'order.bpmn': deadline(sla) } },
    { title: 'the process names it', files: { 'order.bpmn': deadline('', '', sla) } },
    {
      title: 'a schedule is no deadline',
      files: {
        'order.bpmn': {
          process:
            '  <startEvent id="start"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent>',
        },
      },
    },
    {
      title: 'a pause is no deadline',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pause" sourceRef="start" targetRef="pause" />
  <intermediateCatchEvent id="pause"><timerEventDefinition><timeDuration>PT1M</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
    },
  ],
};
