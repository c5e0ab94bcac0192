import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes} />`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a word',
      files: { 'order.bpmn': task('camunda:dueDate="tomorrow"') },
      at: ['approve'],
      says: 'camunda:dueDate is "tomorrow"',
    },
    {
      title: 'a repetition',
      files: { 'order.bpmn': task('camunda:followUpDate="R3/P1D"') },
      at: ['approve'],
      says: 'camunda:followUpDate',
    },
  ],
  valid: [
    { title: 'a period', files: { 'order.bpmn': task('camunda:dueDate="P2D"') } },
    { title: 'a date', files: { 'order.bpmn': task('camunda:dueDate="2030-01-31T10:00:00"') } },
    { title: 'an expression', files: { 'order.bpmn': task('camunda:dueDate="#{deliveryDate}"') } },
  ],
};
