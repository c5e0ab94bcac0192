import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployListener: DeployRule = deployRule({
  name: 'deploy/listener',
  title: 'A listener has no event that it can listen to, or nothing to run.',
  why: 'The engine refuses the whole deployment: a listener needs an event of its kind, and a class, an expression, a delegate expression or a script.',
  cure: 'Set `event` (`start` or `end`; for task listeners `create`, `assignment`, `update`, `complete`, `delete` or `timeout`) and what is run.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /on listener|on (?:taskListener|executionListener)|^Attribute 'event' must|^Attribute '(?:class|delegateExpression)' cannot be empty/,
    ),
});
