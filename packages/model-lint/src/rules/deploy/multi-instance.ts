import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployMultiInstance: DeployRule = deployRule({
  name: 'deploy/multi-instance',
  title: 'A multi-instance activity does not say how often it runs.',
  why: 'The engine refuses the whole deployment: it needs a number or a collection.',
  cure: 'Set `loopCardinality` or `camunda:collection`; an element variable needs a collection.',
  takes: (finding) => isParserMessage(finding, /loopCardinality|LoopDataInputRef|a multi-instance </),
});
