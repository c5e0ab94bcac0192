import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const owned = (owner: string): ExampleProcess => ({
  process: `  <extensionElements>
    <camunda:properties><camunda:property name="owner" value="${owner}" /></camunda:properties>
  </extensionElements>
  <startEvent id="start" />`,
});
const policy = { ownerProperty: 'owner' };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no owner',
      files: { 'order.bpmn': { process: '  <startEvent id="start" />' } },
      policy,
      at: ['order'],
      says: 'the process "order" has no property "owner"',
    },
    { title: 'an empty owner', files: { 'order.bpmn': owned(' ') }, policy, at: ['order'] },
  ],
  valid: [
    { title: 'an owner', files: { 'order.bpmn': owned('team-orders') }, policy },
    { title: 'a policy without the property', files: { 'order.bpmn': { process: '  <startEvent id="start" />' } } },
  ],
};
