import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployStartEvent: DeployRule = deployRule({
  name: 'deploy/start-event',
  title: 'A process or a subprocess does not begin in one clear place.',
  why: 'The engine refuses the whole deployment: a process and a subprocess need a start event, and only one of the kind that starts by itself.',
  cure: 'Add a none start event, or keep only one none or timer start event.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /must define a startEvent|^multiple none start events|^multiple start events|^a start event without an id/,
    ),
});
