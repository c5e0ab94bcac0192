import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isAboutIds } from './finding-kinds.ts';

export const deployId: DeployRule = deployRule({
  name: 'deploy/id',
  title: 'An id is used twice, or something refers to an id that is not there.',
  why: 'The engine refuses the whole deployment: ids must be unique in a file, and references must lead somewhere.',
  cure: 'Give the element an id of its own, or correct the reference.',
  takes: (finding) => finding.source === 'schema' && isAboutIds(finding),
});
