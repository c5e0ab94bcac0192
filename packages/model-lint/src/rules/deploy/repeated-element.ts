import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployRepeatedElement: DeployRule = deployRule({
  name: 'deploy/repeated-element',
  title: 'An element stands twice where the engine looks for one.',
  why: 'The engine refuses the whole deployment with an error inside of its parser: several collaborations, mappings or forms confuse it.',
  cure: 'Keep one of the elements.',
  takes: (finding) => isParserMessage(finding, /multiple elements with tag name/),
});
