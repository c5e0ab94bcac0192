import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployCompensation: DeployRule = deployRule({
  name: 'deploy/compensation',
  title: 'Compensation is not connected to what compensates.',
  why: 'The engine refuses the whole deployment: a compensation event needs one handler with `isForCompensation="true"`, outside of all flows.',
  cure: 'Connect the event by an association to an activity with `isForCompensation="true"`, and take sequence flows away from it.',
  takes: (finding) =>
    isParserMessage(finding, /[Cc]ompensat|[Aa]ssociation|'activityRef'/) &&
    !/start event|event subprocess(?:es)? with compensation start event (?:is|are) (?:only|not)/.test(finding.message),
});
