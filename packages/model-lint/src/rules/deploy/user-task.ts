import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployUserTask: DeployRule = deployRule({
  name: 'deploy/user-task',
  title: 'A user task is assigned twice, or has a property without a name.',
  why: 'The engine refuses the whole deployment: it could not say who gets the task.',
  cure: 'Keep one of `camunda:assignee` and `humanPerformer`.',
  takes: (finding) => isParserMessage(finding, /humanPerformer|duplicate assignee|^Invalid property usage/),
});
