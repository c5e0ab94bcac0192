import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deploySubprocessStart: DeployRule = deployRule({
  name: 'deploy/subprocess-start',
  title: 'A subprocess starts by an event that cannot start it.',
  why: 'The engine refuses the whole deployment: an embedded subprocess starts when the flow reaches it, an event subprocess by an event of some kinds only.',
  cure: 'Use a none start event in an embedded subprocess, and set `triggeredByEvent="true"` for one that an event starts.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /not allowed on start event within a subprocess|only allowed on start event if subprocess|start event of event subprocess must be|^event subprocess with compensation|^multiple event subprocesses with compensation/,
    ),
});
