import { v } from '@stepwright/contract';
import { exampleContract } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (mappings: string, attributes = ''): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery" ${attributes}>
    <extensionElements>${mappings}</extensionElements>
  </callActivity>`,
});
const tenantAndCommand =
  '<camunda:in source="tenantId" target="tenantId" /><camunda:in sourceExpression="#{startCommandId}-delivery" target="startCommandId" />';
const contracts = [
  exampleContract({ key: 'delivery', start: { deliveryAddress: v.string(), remark: v.string().optional() } }),
];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the address is not passed',
      files: { 'order.bpmn': calls(tenantAndCommand) },
      contracts,
      at: ['deliver'],
      says: 'the call of "delivery" does not pass "deliveryAddress"',
    },
    {
      title: 'the address has the wrong name',
      files: { 'order.bpmn': calls(`${tenantAndCommand}<camunda:in source="deliveryAddress" target="address" />`) },
      contracts,
      at: ['deliver'],
    },
    {
      title: 'nothing is passed',
      files: { 'order.bpmn': calls('<camunda:in businessKey="#{execution.processBusinessKey}" />') },
      contracts,
      at: ['deliver', 'deliver', 'deliver'],
    },
  ],
  valid: [
    {
      title: 'all that is demanded is passed',
      files: {
        'order.bpmn': calls(`${tenantAndCommand}<camunda:in source="address" target="deliveryAddress" />`),
      },
      contracts,
    },
    {
      title: 'everything is passed, which another rule says',
      files: { 'order.bpmn': calls('<camunda:in variables="all" />') },
      contracts,
    },
    {
      title: 'code passes the variables',
      files: { 'order.bpmn': calls('', 'camunda:variableMappingClass="com.example.Mapping"') },
      contracts,
    },
    { title: 'the called process has no contract', files: { 'order.bpmn': calls('') }, contracts: [exampleContract()] },
  ],
};
