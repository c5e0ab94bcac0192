import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes = '', inside = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes}>${inside}</userTask>`,
});
const owner = (text: string): string =>
  `<potentialOwner><resourceAssignmentExpression><formalExpression>${text}</formalExpression></resourceAssignmentExpression></potentialOwner>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nobody is named',
      files: { 'order.bpmn': task() },
      at: ['approve'],
      says: '"approve" is offered to nobody',
    },
    {
      title: 'extensions that assign nobody',
      files: {
        'order.bpmn': task(
          '',
          '<extensionElements><camunda:properties><camunda:property name="a" value="b" /></camunda:properties></extensionElements>',
        ),
      },
      at: ['approve'],
    },
    { title: 'an empty list of groups', files: { 'order.bpmn': task('camunda:candidateGroups=" "') }, at: ['approve'] },
  ],
  valid: [
    { title: 'a group is named', files: { 'order.bpmn': task('camunda:candidateGroups="sales"') } },
    { title: 'a person is named by an expression', files: { 'order.bpmn': task('camunda:assignee="#{approver}"') } },
    { title: 'users are named', files: { 'order.bpmn': task('camunda:candidateUsers="jane, joe"') } },
    { title: 'a potential owner in the way of BPMN', files: { 'order.bpmn': task('', owner('group(sales)')) } },
    {
      title: 'a listener may assign it',
      files: {
        'order.bpmn': task(
          '',
          '<extensionElements><camunda:taskListener event="create" delegateExpression="#{assigner}" /></extensionElements>',
        ),
      },
    },
  ],
};
