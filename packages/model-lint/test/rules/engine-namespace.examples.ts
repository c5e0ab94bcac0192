import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes: string, inside = ''): ExampleProcess => ({
  attributes:
    'xmlns:operaton="http://operaton.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:activiti="http://activiti.org/bpmn"',
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" ${attributes}>${inside}</userTask>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an attribute that only Operaton reads',
      files: { 'order.bpmn': task('operaton:candidateGroups="sales" operaton:dueDate="P1D"') },
      at: ['approve'],
      says: 'Camunda 7 ignores operaton:candidateGroups, operaton:dueDate of Operaton',
    },
    {
      title: 'a file with a sketch beside the process',
      files: {
        'order.bpmn': {
          ...task('operaton:candidateGroups="sales"'),
          definitions: '<process id="sketch"><startEvent id="sketched" /></process>',
        },
      },
      at: ['approve'],
    },
    {
      title: 'an element that only Camunda 8 reads',
      files: {
        'order.bpmn': task(
          '',
          '<extensionElements><zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping></extensionElements>',
        ),
      },
      at: ['approve'],
      says: 'zeebe:ioMapping of Camunda 8',
    },
    {
      title: 'one of two is said for Camunda too',
      files: {
        'order.bpmn': task('camunda:dueDate="P1D" operaton:dueDate="P1D" operaton:candidateGroups="sales"'),
      },
      at: ['approve'],
      says: 'ignores operaton:candidateGroups of',
    },
  ],
  valid: [
    { title: 'the namespace of Camunda', files: { 'order.bpmn': task('camunda:candidateGroups="sales"') } },
    {
      title: 'the engine is Operaton',
      files: { 'order.bpmn': task('operaton:candidateGroups="sales"') },
      policy: { engine: 'operaton' },
    },
    {
      title: 'Operaton reads the namespace of Camunda too',
      files: { 'order.bpmn': task('camunda:candidateGroups="sales"') },
      policy: { engine: 'operaton' },
    },
    {
      title: 'Camunda still reads the namespace of Activiti',
      files: { 'order.bpmn': task('activiti:candidateGroups="sales"') },
    },
    {
      title: 'a model for two engines',
      files: {
        'order.bpmn': task('camunda:candidateGroups="sales" operaton:candidateGroups="sales"'),
      },
    },
  ],
};
