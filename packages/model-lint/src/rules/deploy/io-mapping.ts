import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployIoMapping: DeployRule = deployRule({
  name: 'deploy/io-mapping',
  title: 'A variable mapping stands where none can be, or has no name.',
  why: 'The engine refuses the whole deployment: gateways, start and boundary events have no mapping, and multi-instance activities and end events no output.',
  cure: 'Move the mapping to a task or a subprocess, or give the parameter a name.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /camunda:(?:inputOutput|outputParameter)|^Missing attribute '(?:name|key)' for|^Nested parameter/,
    ),
});
