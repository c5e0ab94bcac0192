import { type DeployRule, deployRule } from './deploy-rule.ts';

export const deployTooLarge: DeployRule = deployRule({
  name: 'deploy/too-large',
  title: 'A file is larger or nests deeper than any model needs.',
  why: 'No rule has looked at it: what costs so much to read may be hostile, and an engine may run out of memory on it.',
  cure: 'Split the model, or remove what a tool has put into it.',
  takes: (finding) => finding.source === 'limit',
});
