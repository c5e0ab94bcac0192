import { isModelFile } from '../../project/create-project.ts';
import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isAboutTimeToLive } from './finding-kinds.ts';
import { timeToLiveFix } from './time-to-live-fix.ts';

export const deployTimeToLive: DeployRule = deployRule({
  name: 'deploy/time-to-live',
  title: 'A process does not say how long its history is kept.',
  why: 'The engine refuses the whole deployment as long as it enforces a time to live, which it does by default: history that nobody cleans up fills the database.',
  cure: 'Set `camunda:historyTimeToLive` on the process, for example `P180D`. It must be a whole number of days.',
  takes: (finding, file) => isAboutTimeToLive(finding) && isModelFile(file.fileName),
  fixOf: ({ element }) => timeToLiveFix(element, 'bpmn'),
});
