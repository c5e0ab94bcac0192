import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const reminds = (timer: string, cancelActivity = 'false'): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <boundaryEvent id="remind" name="Remind" attachedToRef="approve" cancelActivity="${cancelActivity}">
    <timerEventDefinition>${timer}</timerEventDefinition>
  </boundaryEvent>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a reminder every minute for ever',
      files: { 'order.bpmn': reminds('<timeCycle>R/PT1M</timeCycle>') },
      at: ['remind'],
      says: 'the cycle "R/PT1M" repeats without an end and does not interrupt "approve"',
    },
    {
      title: 'a cron expression',
      files: { 'order.bpmn': reminds('<timeCycle>0 0 8 * * *</timeCycle>') },
      at: ['remind'],
    },
    {
      title: 'an event subprocess of the process',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" />
  <subProcess id="reminding" triggeredByEvent="true">
    <startEvent id="remind" isInterrupting="false">
      <timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>
    </startEvent>
  </subProcess>`,
        },
      },
      at: ['remind'],
      says: 'does not interrupt the process "order"',
    },
  ],
  valid: [
    { title: 'ten reminders', files: { 'order.bpmn': reminds('<timeCycle>R10/PT1M</timeCycle>') } },
    {
      title: 'until a date',
      files: { 'order.bpmn': reminds('<timeCycle>R/PT1H/2030-01-31T00:00:00Z</timeCycle>') },
    },
    { title: 'it interrupts', files: { 'order.bpmn': reminds('<timeCycle>R/PT1M</timeCycle>', 'true') } },
    { title: 'one reminder', files: { 'order.bpmn': reminds('<timeDuration>PT1H</timeDuration>') } },
    { title: 'an expression', files: { 'order.bpmn': reminds('<timeCycle>#{reminders}</timeCycle>') } },
    {
      title: 'a start that says that it interrupts nothing',
      files: {
        'order.bpmn': {
          process:
            '  <startEvent id="start" isInterrupting="false"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent>',
        },
      },
    },
    {
      title: 'a start is a schedule',
      files: {
        'order.bpmn': {
          process:
            '  <startEvent id="start"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent>',
        },
      },
    },
  ],
};
