import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployEventGateway: DeployRule = deployRule({
  name: 'deploy/event-gateway',
  title: 'An event-based gateway leads to something else than events that wait.',
  why: 'The engine refuses the whole deployment: the gateway itself waits for the events behind it.',
  cure: 'Connect the gateway to intermediate catching events only, each with no other way to it.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^Event based gateway can|^'asyncAfter' not supported|^IntermediateCatchLinkEvent|connected to an event-based gateway/,
    ),
});
