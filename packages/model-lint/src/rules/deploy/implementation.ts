import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployImplementation: DeployRule = deployRule({
  name: 'deploy/implementation',
  title: 'A task or a throwing message does not say what does its work.',
  why: 'The engine refuses the whole deployment: there would be nothing to run.',
  cure: 'Set `camunda:type="external"` with a `camunda:topic`, or a class, a delegate expression or an expression. Attributes of other vendors do not count.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^One of the attributes 'class'|^Invalid usage of type attribute|^'resultVariableName' not supported/,
    ),
});
