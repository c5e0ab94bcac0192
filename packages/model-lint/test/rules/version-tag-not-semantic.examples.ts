import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const tagged = (tag: string): ExampleProcess => ({
  process: '  <startEvent id="start" />',
  attributes: `camunda:versionTag="${tag}"`,
});
const policy = { semanticVersionTags: true };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'one number',
      files: { 'order.bpmn': tagged('1') },
      policy,
      at: ['order'],
      says: 'the version tag is "1"',
    },
    { title: 'a word before it', files: { 'order.bpmn': tagged('v2.1.0') }, policy, at: ['order'] },
    { title: 'a zero in front', files: { 'order.bpmn': tagged('2.01.0') }, policy, at: ['order'] },
  ],
  valid: [
    { title: 'three numbers', files: { 'order.bpmn': tagged('2.1.0') }, policy },
    { title: 'a version before the release', files: { 'order.bpmn': tagged('2.1.0-rc.1') }, policy },
    { title: 'a policy without this demand', files: { 'order.bpmn': tagged('1') } },
    {
      title: 'no tag, which another rule says',
      files: { 'order.bpmn': { process: '  <startEvent id="start" />' } },
      policy,
    },
  ],
};
