import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployExclusiveGateway: DeployRule = deployRule({
  name: 'deploy/exclusive-gateway',
  title: 'An exclusive gateway leaves open which way to go.',
  why: 'The engine refuses the whole deployment: every flow but the default one needs a condition, and a single flow must have none.',
  cure: 'Put a condition on each flow but one, and make that one the default flow.',
  takes: (finding) => isParserMessage(finding, /^Exclusive Gateway '/),
});
