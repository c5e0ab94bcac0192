import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isDoctype } from './finding-kinds.ts';

export const deployDoctype: DeployRule = deployRule({
  name: 'deploy/doctype',
  title: 'A file has a document type.',
  why: 'The engine refuses the whole deployment, as a document type can name other files and entities that grow without bound. No parser of ours looks inside of it.',
  cure: 'Remove the `<!DOCTYPE …>`; models need none.',
  takes: (finding) => isDoctype(finding),
});
