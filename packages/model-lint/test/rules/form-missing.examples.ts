import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes = '', inside = '', onProcess = ''): ExampleProcess => ({
  attributes: onProcess,
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes}>${inside}</userTask>`,
});
const policy = { forms: { 'approve-order': ['outcome'] } };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a user task without a form',
      files: { 'order.bpmn': task() },
      policy,
      at: ['approve'],
      says: '"approve" has neither a form key nor a form reference nor form fields',
    },
    {
      title: 'a start that the task list offers',
      files: {
        'order.bpmn': task('camunda:formKey="approve-order"', '', 'camunda:isStartableInTasklist="true"'),
      },
      policy,
      at: ['start'],
    },
  ],
  valid: [
    { title: 'a form key', files: { 'order.bpmn': task('camunda:formKey="approve-order"') }, policy },
    {
      title: 'a form reference',
      files: { 'order.bpmn': task('camunda:formRef="approve-order" camunda:formRefBinding="latest"') },
      policy,
    },
    {
      title: 'form fields',
      files: {
        'order.bpmn': task(
          '',
          '<extensionElements><camunda:formData><camunda:formField id="outcome" type="string" /></camunda:formData></extensionElements>',
        ),
      },
      policy,
    },
    { title: 'a project that keeps no forms', files: { 'order.bpmn': task() } },
    {
      title: 'a start by a message',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-order" name="order-captured" />',
          process: '  <startEvent id="start"><messageEventDefinition messageRef="message-order" /></startEvent>',
          attributes: 'camunda:isStartableInTasklist="true"',
        },
      },
      policy,
    },
    {
      title: 'the start of a subprocess',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" camunda:formKey="approve-order" />
  <sequenceFlow id="to-work" sourceRef="start" targetRef="work" />
  <subProcess id="work"><startEvent id="work-start" /></subProcess>`,
          attributes: 'camunda:isStartableInTasklist="true"',
        },
      },
      policy,
    },
    { title: 'a start by an application', files: { 'order.bpmn': { process: '  <startEvent id="start" />' } }, policy },
  ],
};
