import { type DeployRule, deployRule } from './deploy-rule.ts';

export const deployTooLong: DeployRule = deployRule({
  name: 'deploy/too-long',
  title: 'A text is longer than the database of the engine keeps.',
  why: 'The engine refuses the whole deployment with an error of its database: keys, names and categories have at most 255 characters, version tags 64. A process without an id cannot be stored either.',
  cure: 'Shorten the text; keep long texts in the documentation.',
  takes: (finding) => finding.source === 'storage',
});
