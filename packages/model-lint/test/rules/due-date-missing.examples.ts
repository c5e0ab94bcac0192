import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes = '', more = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes} />${more}`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task without any date',
      files: { 'order.bpmn': task() },
      at: ['approve'],
      says: '"approve" has no date by which it should be done',
    },
    { title: 'an empty date', files: { 'order.bpmn': task('camunda:dueDate=""') }, at: ['approve'] },
  ],
  valid: [
    { title: 'a due date', files: { 'order.bpmn': task('camunda:dueDate="P2D"') } },
    { title: 'a follow-up date', files: { 'order.bpmn': task('camunda:followUpDate="#{now()}"') } },
    {
      title: 'a timer watches it',
      files: {
        'order.bpmn': task(
          '',
          `
  <boundaryEvent id="late" attachedToRef="approve" cancelActivity="false">
    <timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition>
  </boundaryEvent>`,
        ),
      },
    },
  ],
};
