import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deploySignal: DeployRule = deployRule({
  name: 'deploy/signal',
  title: 'A signal event names no signal, or a signal has no name of its own.',
  why: 'The engine refuses the whole deployment: nobody could send the signal.',
  cure: 'Name a signal of the file; every signal needs an id and a name that no other one has.',
  takes: (finding) =>
    isParserMessage(finding, /signalRef|^signal |^duplicate signal|^Could not find signal|signal event subscription/),
});
