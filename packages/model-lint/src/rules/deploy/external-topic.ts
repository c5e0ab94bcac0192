import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployExternalTopic: DeployRule = deployRule({
  name: 'deploy/external-topic',
  title: 'An external task has no topic.',
  why: 'The engine refuses the whole deployment: no worker could ask for the task.',
  cure: 'Set `camunda:topic` to the topic that the worker asks for.',
  takes: (finding) => isParserMessage(finding, /^External tasks must specify a 'topic'/),
});
