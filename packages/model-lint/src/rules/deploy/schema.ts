import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isAboutIds } from './finding-kinds.ts';

export const deploySchema: DeployRule = deployRule({
  name: 'deploy/schema',
  title: 'A file breaks the XML schema of BPMN or DMN.',
  why: 'The engine refuses the whole deployment: an element or an attribute is unknown, missing, in the wrong place, or has a value that it may not have.',
  cure: 'Correct the element; when the order is wrong, move it to where the message expects it.',
  takes: (finding) => finding.source === 'schema' && !isAboutIds(finding) && !/src-resolve/.test(finding.message),
});
