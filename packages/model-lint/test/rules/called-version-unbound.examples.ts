import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (attributes: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery" ${attributes} />`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no binding is stated',
      files: { 'order.bpmn': calls('') },
      at: ['deliver'],
      says: 'the call of "delivery" has no binding',
    },
    {
      title: 'the latest version is called on purpose',
      files: { 'order.bpmn': calls('camunda:calledElementBinding="latest"') },
      at: ['deliver'],
      says: 'is bound to "latest"',
    },
    {
      title: 'the policy allows another binding only',
      files: { 'order.bpmn': calls('camunda:calledElementBinding="deployment"') },
      policy: { bindings: ['versionTag'] },
      at: ['deliver'],
    },
  ],
  valid: [
    {
      title: 'the version of the same deployment',
      files: { 'order.bpmn': calls('camunda:calledElementBinding="deployment"') },
    },
    {
      title: 'a version tag',
      files: {
        'order.bpmn': calls('camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="2.1.0"'),
      },
    },
    { title: 'the policy allows the latest', files: { 'order.bpmn': calls('') }, policy: { bindings: ['latest'] } },
  ],
};
