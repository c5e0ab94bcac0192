import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deploySequenceFlow: DeployRule = deployRule({
  name: 'deploy/sequence-flow',
  title: 'A sequence flow connects what cannot be connected.',
  why: 'The engine refuses the whole deployment: both ends must be flow nodes of the same scope, and none an event subprocess.',
  cure: 'Connect the flow to nodes of its own scope. Ad-hoc subprocesses and complex gateways are no nodes for the engine.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^Invalid (?:source|destination) '|^Invalid (?:outgoing|incoming) sequence flow of event subprocess|duplicate transition|must have an id, activity with id/,
    ),
});
