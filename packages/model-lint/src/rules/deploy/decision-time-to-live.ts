import { isDecisionFile } from '../../project/create-project.ts';
import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isAboutTimeToLive } from './finding-kinds.ts';
import { timeToLiveFix } from './time-to-live-fix.ts';

export const deployDecisionTimeToLive: DeployRule = deployRule({
  name: 'deploy/decision-time-to-live',
  title: 'A decision does not say how long its history is kept.',
  why: 'The engine refuses the whole deployment as long as it enforces a time to live, which it does by default.',
  cure: 'Set `camunda:historyTimeToLive` on the decision, for example `P180D`, in the namespace `http://camunda.org/schema/1.0/dmn`.',
  takes: (finding, file) => isAboutTimeToLive(finding) && isDecisionFile(file.fileName),
  fixOf: ({ element }) => timeToLiveFix(element, 'dmn'),
});
