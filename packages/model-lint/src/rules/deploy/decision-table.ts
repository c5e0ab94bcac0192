import { type DeployRule, deployRule } from './deploy-rule.ts';

export const deployDecisionTable: DeployRule = deployRule({
  name: 'deploy/decision-table',
  title: 'A decision table is not one that the engine can run.',
  why: 'The engine refuses the whole deployment: it has hit policies of its own, and every rule needs one entry for each input and output.',
  cure: 'Use UNIQUE, FIRST, ANY, RULE ORDER or COLLECT, give parts their ids and several outputs their names, and complete the rules.',
  takes: (finding) => finding.source === 'decision' && /DMN-020(?:05|06|07|08|09|11|12|13)/.test(finding.message),
});
