import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployCatchEvent: DeployRule = deployRule({
  name: 'deploy/catch-event',
  title: 'An intermediate event waits for something that nothing can wait for.',
  why: 'The engine refuses the whole deployment: it would wait for ever.',
  cure: 'Give the event a timer, a message, a signal, a condition or a link.',
  takes: (finding) => isParserMessage(finding, /^Unsupported intermediate catch event/),
});
