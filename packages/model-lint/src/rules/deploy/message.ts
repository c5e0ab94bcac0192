import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployMessage: DeployRule = deployRule({
  name: 'deploy/message',
  title: 'A message event names no message, or one that cannot be waited for.',
  why: 'The engine refuses the whole deployment: nobody could send the message, or nobody could say which event gets it.',
  cure: 'Name a message of the file that has a name; a start event needs a name without an expression, and no second one of the same scope may wait for it.',
  takes: (finding) =>
    isParserMessage(finding, /messageRef|message event subscription|^Invalid message name/) ||
    (finding.source === 'start' && /message event subscription/.test(finding.message)),
});
