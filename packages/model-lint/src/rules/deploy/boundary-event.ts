import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployBoundaryEvent: DeployRule = deployRule({
  name: 'deploy/boundary-event',
  title: 'A boundary event has no host, or is of a kind that its host cannot have.',
  why: 'The engine refuses the whole deployment: it would never know when to wait.',
  cure: 'Attach the event to an activity of the same scope, and give it an event definition that boundary events may have.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^AttachedToRef is required|^Invalid reference in boundary event|^Unsupported boundary event type|^boundary event has no id|^An escalation boundary event should only/,
    ),
});
