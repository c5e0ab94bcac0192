import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes = '', inside = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes}>${inside}</userTask>`,
});
const owner = (text: string): string =>
  `<potentialOwner><resourceAssignmentExpression><formalExpression>${text}</formalExpression></resourceAssignmentExpression></potentialOwner>`;
const policy = { candidateGroups: ['sales', 'finance'] };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the group is misspelt',
      files: { 'order.bpmn': task('camunda:candidateGroups="sale"') },
      policy,
      at: ['approve'],
      says: 'the group "sale" is not one of "sales", "finance"',
    },
    {
      title: 'one of several',
      files: { 'order.bpmn': task('camunda:candidateGroups="sales, legal, #{group}"') },
      policy,
      at: ['approve'],
      says: '"legal"',
    },
    {
      title: 'a potential owner in the way of BPMN',
      files: { 'order.bpmn': task('', owner('user(jane), group(legal)')) },
      policy,
      at: ['approve'],
      says: '"legal"',
    },
  ],
  valid: [
    { title: 'a group of the policy', files: { 'order.bpmn': task('camunda:candidateGroups="sales"') }, policy },
    {
      title: 'two groups and an expression with a comma in it',
      files: { 'order.bpmn': task(`camunda:candidateGroups="sales,finance,#{empty group ? 'a,b' : group}"`) },
      policy,
    },
    { title: 'an owner who is a user', files: { 'order.bpmn': task('', owner('user(jane), sales')) }, policy },
    { title: 'a policy without groups', files: { 'order.bpmn': task('camunda:candidateGroups="legal"') } },
  ],
};
