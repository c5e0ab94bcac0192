import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes} />`,
});
const policy = { forms: { 'approve-order': ['outcome'] } };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the key is misspelt',
      files: { 'order.bpmn': task('camunda:formKey="aprove-order"') },
      policy,
      at: ['approve'],
      says: 'the form "aprove-order" is not known; the policy has "approve-order"',
    },
    {
      title: 'a reference to a form that is not there',
      files: { 'order.bpmn': task('camunda:formRef="reject-order" camunda:formRefBinding="latest"') },
      policy,
      at: ['approve'],
    },
    {
      title: 'the form of a start',
      files: { 'order.bpmn': { process: '  <startEvent id="start" camunda:formKey="constructor" />' } },
      policy,
      at: ['start'],
    },
  ],
  valid: [
    { title: 'a form of the policy', files: { 'order.bpmn': task('camunda:formKey="approve-order"') }, policy },
    { title: 'a key from a variable', files: { 'order.bpmn': task('camunda:formKey="#{form}"') }, policy },
    { title: 'a policy without forms', files: { 'order.bpmn': task('camunda:formKey="aprove-order"') } },
  ],
};
