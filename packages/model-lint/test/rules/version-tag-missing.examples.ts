import type { RuleExamples } from '../helpers/rule-example.ts';

const process = '  <startEvent id="start" />';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no version tag',
      files: { 'order.bpmn': { process } },
      at: ['order'],
      says: '"order" has no version tag',
    },
    {
      title: 'an empty version tag',
      files: { 'order.bpmn': { process, attributes: 'camunda:versionTag=""' } },
      at: ['order'],
    },
  ],
  valid: [{ title: 'a version tag', files: { 'order.bpmn': { process, attributes: 'camunda:versionTag="2.1.0"' } } }],
};
