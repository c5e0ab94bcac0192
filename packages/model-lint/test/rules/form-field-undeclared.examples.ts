import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const process = (fields: string, then: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve">
    <extensionElements><camunda:formData>${fields}</camunda:formData></extensionElements>
  </userTask>
  <sequenceFlow id="to-next" sourceRef="approve" targetRef="next" />
  ${then}`,
});
const field = (name: string): string => `<camunda:formField id="${name}" type="string" />`;
const external = '<serviceTask id="next" camunda:type="external" camunda:topic="ship" />';
const contracts = [exampleContract({ tasks: [exampleTask('ship', { input: { outcome: v.string() } })] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the field is misspelt',
      files: { 'order.bpmn': process(field('outcom'), external) },
      contracts,
      at: ['approve'],
      says: 'the form field "outcom" is in no contract of "order"',
    },
    {
      title: 'a form of the policy sets what nothing reads',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" camunda:formKey="approve-order" />`,
        },
      },
      contracts,
      policy: { forms: { 'approve-order': ['outcome', 'remark'] } },
      at: ['approve'],
      says: '"remark"',
    },
  ],
  valid: [
    {
      title: 'a contract has the variable',
      files: { 'order.bpmn': process(field('outcome'), external) },
      contracts,
    },
    {
      title: 'an expression reads it',
      files: {
        'order.bpmn': process(field('nextGroup'), '<userTask id="next" camunda:candidateGroups="#{nextGroup}" />'),
      },
      contracts,
    },
    {
      title: 'a loop runs over it',
      files: {
        'order.bpmn': process(
          field('lines'),
          '<userTask id="next"><multiInstanceLoopCharacteristics camunda:collection="lines" camunda:elementVariable="line" /></userTask>',
        ),
      },
      contracts,
    },
    {
      title: 'a called process gets it',
      files: {
        'order.bpmn': process(
          field('remark'),
          '<callActivity id="next" calledElement="delivery"><extensionElements><camunda:in source="remark" target="note" /></extensionElements></callActivity>',
        ),
      },
      contracts,
    },
    {
      title: 'code may read it',
      files: { 'order.bpmn': process(field('remark'), '<serviceTask id="next" camunda:class="com.example.Ship" />') },
      contracts,
    },
    {
      title: 'an expression that calls a method may read it',
      files: {
        'order.bpmn': process(field('remark'), '<serviceTask id="next" camunda:expression="#{shipper.ship()}" />'),
      },
      contracts,
    },
    {
      title: 'what listens to the task may read it',
      files: {
        'order.bpmn': process(
          field('remark'),
          '<userTask id="next"><extensionElements><camunda:taskListener event="create" class="com.example.Listener" /></extensionElements></userTask>',
        ),
      },
      contracts,
    },
    {
      title: 'a decision that is elsewhere may read it',
      files: {
        'order.bpmn': process(field('remark'), '<businessRuleTask id="next" camunda:decisionRef="discount" />'),
      },
      contracts,
    },
    {
      title: 'code passes variables to a called process',
      files: {
        'order.bpmn': process(
          field('remark'),
          '<callActivity id="next" calledElement="delivery" camunda:variableMappingClass="com.example.Mapping" />',
        ),
      },
      contracts,
    },
    {
      title: 'a worker without a contract may read it',
      files: {
        'order.bpmn': process(
          field('remark'),
          '<serviceTask id="next" camunda:type="external" camunda:topic="unknown" />',
        ),
      },
      contracts,
    },
    { title: 'a process without a contract', files: { 'order.bpmn': process(field('remark'), external) } },
  ],
};
