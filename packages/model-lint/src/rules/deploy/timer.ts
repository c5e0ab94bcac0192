import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isCollision, isParserMessage } from './finding-kinds.ts';

export const deployTimer: DeployRule = deployRule({
  name: 'deploy/timer',
  title: 'A timer says no time, or one that a start event cannot use.',
  why: 'The engine refuses the whole deployment: the timer of a start event is set at once, so its text must be a date, a duration, a cycle or a cron expression of six fields.',
  cure: 'Write an ISO 8601 date or duration, `R3/PT10M`, or `0 0 9 * * ?`. The start of a process sees no variables.',
  takes: (finding) =>
    isParserMessage(finding, /^Timer needs configuration|^Attribute "id" is required/) ||
    (finding.source === 'start' && !isCollision(finding)),
});
