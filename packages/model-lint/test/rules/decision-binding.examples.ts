// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const table = { inputs: ['amount: integer'], rules: ['- | "low"'] };
const dmn = { 'risk.dmn': decisionText(table) };
const bound = (binding: string) =>
  decisionProcess(`camunda:decisionRef="risk" camunda:resultVariable="risk" ${binding}`);

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'there is no binding, so the latest version is taken',
      files: { 'order.bpmn': bound(''), ...dmn },
      at: ['assess'],
      says: 'the decision "risk" has no binding, so the latest version is taken',
    },
    {
      title: 'latest is stated',
      files: { 'order.bpmn': bound('camunda:decisionRefBinding="latest"'), ...dmn },
      at: ['assess'],
    },
    {
      title: 'the engine does not know the binding and takes the latest',
      files: { 'order.bpmn': bound('camunda:decisionRefBinding="pinned"'), ...dmn },
      at: ['assess'],
      says: 'takes for "latest"',
    },
    {
      title: 'the policy allows one binding only',
      files: { 'order.bpmn': bound('camunda:decisionRefBinding="deployment"'), ...dmn },
      policy: { bindings: ['versionTag'] },
      at: ['assess'],
    },
    {
      title: 'the decision has no version tag',
      files: {
        'order.bpmn': bound('camunda:decisionRefBinding="versionTag" camunda:decisionRefVersionTag="2"'),
        ...dmn,
      },
      at: ['assess'],
      says: 'is bound to the version tag "2", but it has none',
    },
  ],
  valid: [
    {
      title: 'the decision of the same deployment is taken',
      files: { 'order.bpmn': bound('camunda:decisionRefBinding="deployment"'), ...dmn },
    },
    {
      title: 'the policy allows the latest',
      files: { 'order.bpmn': bound(''), ...dmn },
      policy: { bindings: ['latest', 'deployment'] },
    },
    {
      title: 'the tag is an older one',
      files: {
        'order.bpmn': bound('camunda:decisionRefBinding="versionTag" camunda:decisionRefVersionTag="1"'),
        'risk.dmn': decisionText({ ...table, attributes: 'camunda:versionTag="2"' }),
      },
    },
    {
      title: 'the tag is computed',
      files: {
        'order.bpmn': bound('camunda:decisionRefBinding="versionTag" camunda:decisionRefVersionTag="${tag}"'),
        ...dmn,
      },
    },
  ],
};
