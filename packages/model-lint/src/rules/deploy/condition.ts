import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployCondition: DeployRule = deployRule({
  name: 'deploy/condition',
  title: 'A condition is missing or of a kind that the engine does not know.',
  why: 'The engine refuses the whole deployment: it could not tell when to go on.',
  cure: 'Give the event a condition, and write conditions as `tFormalExpression`.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^Conditional event must|conditional event subscription|^Unable to process condition|^Invalid type, only tFormalExpression/,
    ),
});
