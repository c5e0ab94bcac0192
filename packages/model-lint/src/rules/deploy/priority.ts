import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployPriority: DeployRule = deployRule({
  name: 'deploy/priority',
  title: 'A priority is no number.',
  why: 'The engine refuses the whole deployment: priorities are whole numbers or expressions.',
  cure: 'Write a whole number, or an expression that gives one.',
  takes: (finding) => isParserMessage(finding, /is not a valid number$/),
});
