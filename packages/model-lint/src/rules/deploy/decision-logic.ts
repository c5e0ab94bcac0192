import { type DeployRule, deployRule } from './deploy-rule.ts';

export const deployDecisionLogic: DeployRule = deployRule({
  name: 'deploy/decision-logic',
  title: 'A decision has logic that the engine cannot run.',
  why: 'The engine refuses the whole deployment: a literal expression needs a variable for its result.',
  cure: 'Add a `<variable>` with a name in front of the literal expression.',
  takes: (finding) => finding.source === 'decision' && /DMN-02018/.test(finding.message),
});
