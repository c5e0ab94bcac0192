import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployEscalation: DeployRule = deployRule({
  name: 'deploy/escalation',
  title: 'An escalation event names no escalation, or several catch the same.',
  why: 'The engine refuses the whole deployment: there would be no code to throw, or no one place to catch it.',
  cure: 'Name an escalation of the file that has a code, and catch it once in a scope.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /escalationRef|[Ee]scalation (?:event subprocess|boundary event)s? with|escalationCode|^escalation must|^could not find escalation|^The same scope can not/,
    ) && !/should only be attached/.test(finding.message),
});
