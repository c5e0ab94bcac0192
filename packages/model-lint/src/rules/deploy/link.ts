import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployLink: DeployRule = deployRule({
  name: 'deploy/link',
  title: 'Link events do not find each other.',
  why: 'The engine refuses the whole deployment: a throwing link needs exactly one catching link of its name.',
  cure: 'Add the catching link event, or give it another name.',
  takes: (finding) => isParserMessage(finding, /[Ll]ink event|link event source/),
});
