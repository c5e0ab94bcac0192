import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (mappings: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery">
    <extensionElements>${mappings}</extensionElements>
  </callActivity>`,
});
const delivery = (task: string): ExampleProcess => ({
  id: 'delivery',
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  ${task}`,
});
const shipping = delivery('<serviceTask id="ship" camunda:type="external" camunda:topic="ship" />');
const out = '<camunda:out source="trackingNumber" target="trackingNumber" />';
const contracts = [
  exampleContract({ key: 'delivery', tasks: [exampleTask('ship', { output: { trackingId: v.string() } })] }),
];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the task of the called process sets another variable',
      files: { 'delivery.bpmn': shipping, 'order.bpmn': calls(out) },
      contracts,
      at: ['deliver'],
      says: 'nothing in "delivery" sets "trackingNumber"',
    },
  ],
  valid: [
    {
      title: 'a task of the called process sets it',
      files: {
        'delivery.bpmn': shipping,
        'order.bpmn': calls('<camunda:out source="trackingId" target="trackingNumber" />'),
      },
      contracts,
    },
    {
      title: 'the caller passed it in',
      files: {
        'delivery.bpmn': shipping,
        'order.bpmn': calls(`<camunda:in source="number" target="trackingNumber" />${out}`),
      },
      contracts,
    },
    {
      title: 'an output mapping sets it',
      files: {
        'delivery.bpmn': delivery(
          '<serviceTask id="ship" camunda:type="external" camunda:topic="ship"><extensionElements><camunda:inputOutput><camunda:outputParameter name="trackingNumber">#{trackingId}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>',
        ),
        'order.bpmn': calls(out),
      },
      contracts,
    },
    {
      title: 'code of the called process may set anything',
      files: {
        'delivery.bpmn': delivery('<serviceTask id="ship" camunda:class="com.example.Ship" />'),
        'order.bpmn': calls(out),
      },
      contracts,
    },
    {
      title: 'an expression is not a variable',
      files: {
        'delivery.bpmn': shipping,
        'order.bpmn': calls('<camunda:out sourceExpression="#{trackingId}" target="trackingNumber" />'),
      },
      contracts,
    },
    {
      title: 'everything is passed in',
      files: { 'delivery.bpmn': shipping, 'order.bpmn': calls(`<camunda:in variables="all" />${out}`) },
      contracts,
    },
    { title: 'the called process has no contract', files: { 'delivery.bpmn': shipping, 'order.bpmn': calls(out) } },
    {
      title: 'the model of the called process is elsewhere',
      files: { 'order.bpmn': calls(out) },
      contracts,
    },
  ],
};
