import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployImport: DeployRule = deployRule({
  name: 'deploy/import',
  title: 'A file imports another one.',
  why: 'The engine refuses the whole deployment: the engine reads no imported schemas or services.',
  cure: 'Remove the `<import>`.',
  takes: (finding) => isParserMessage(finding, /^Could not (?:import item|find importer)|an import has no importType/),
});
