import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployTransaction: DeployRule = deployRule({
  name: 'deploy/transaction',
  title: 'A cancel event stands outside of a transaction.',
  why: 'The engine refuses the whole deployment: only a transaction can be cancelled, and once.',
  cure: 'Use the cancel event in or at a transaction, or an error event instead.',
  takes: (finding) => isParserMessage(finding, /cancelEventDefinition/),
});
