import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isDoctype } from './finding-kinds.ts';

export const deployXml: DeployRule = deployRule({
  name: 'deploy/xml',
  title: 'A file is no well-formed XML.',
  why: 'The engine refuses the whole deployment: it cannot read the file at all.',
  cure: 'Mend the markup at this place, or export the model again.',
  takes: (finding) => finding.source === 'xml' && !isDoctype(finding),
});
