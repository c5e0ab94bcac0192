import { v } from '@stepwright/contract';
import { exampleContract } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (date: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" camunda:dueDate="${date}" camunda:formKey="approve-order" />`,
});
const policy = { forms: { 'approve-order': ['outcome'] } };
const contracts = [exampleContract({ start: { dueAt: v.string() } })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing sets the date',
      files: { 'order.bpmn': task('#{deliveryDate}') },
      contracts,
      policy,
      at: ['approve'],
      says: 'camunda:dueDate reads "deliveryDate"',
    },
  ],
  valid: [
    { title: 'the start carries it', files: { 'order.bpmn': task('#{dueAt}') }, contracts, policy },
    { title: 'a period', files: { 'order.bpmn': task('P2D') }, contracts, policy },
    { title: 'a function of the engine', files: { 'order.bpmn': task('#{now()}') }, contracts, policy },
    {
      title: 'a bean that the policy knows',
      files: { 'order.bpmn': task('#{calendar.nextWorkday(dueAt)}') },
      contracts,
      policy: { ...policy, beans: ['calendar'] },
    },
    { title: 'a form that is not known may set anything', files: { 'order.bpmn': task('#{deliveryDate}') }, contracts },
    { title: 'a process without a contract', files: { 'order.bpmn': task('#{deliveryDate}') }, policy },
  ],
};
