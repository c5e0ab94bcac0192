import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployVariablePassing: DeployRule = deployRule({
  name: 'deploy/variable-passing',
  title: 'A variable is passed from nothing or to nothing.',
  why: 'The engine refuses the whole deployment: `camunda:in` and `camunda:out` need a source and a target.',
  cure: 'Set `source` or `sourceExpression`, and `target`; or pass all by `variables="all"`.',
  takes: (finding) => isParserMessage(finding, /when passing variables|attribute 'target' when/),
});
