import { type DeployRule, deployRule } from './deploy-rule.ts';

export const deployDecisionRequirement: DeployRule = deployRule({
  name: 'deploy/decision-requirement',
  title: 'A decision requires one that is not there, or itself.',
  why: 'The engine refuses the whole deployment: required decisions are looked for in the same file, and must have a table or a literal expression.',
  cure: 'Correct the `href`, or give the required decision its logic.',
  takes: (finding) =>
    finding.source === 'decision' &&
    /DMN-02015|require|Unable to find a model element/.test(finding.message) &&
    !/requirements graph must/.test(finding.message),
});
