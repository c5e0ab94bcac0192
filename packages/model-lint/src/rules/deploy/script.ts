import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployScript: DeployRule = deployRule({
  name: 'deploy/script',
  title: 'A script has no language or no text.',
  why: 'The engine refuses the whole deployment: a script needs a format, and a text or a resource.',
  cure: 'Set `scriptFormat` and the script. Whether the language is there is seen only at run time.',
  takes: (finding) => isParserMessage(finding, /^Unable to process [Ss]cript|'scriptFormat'/),
});
