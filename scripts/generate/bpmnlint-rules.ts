import { crashRule, rules, suppressionRules } from '@stepwright/model-lint';
import type { Generator } from './generated-file.ts';

const FOLDER = 'packages/bpmnlint-plugin-stepwright/src/generated';

/** Makes the file of each rule in the bpmnlint plug-in: bpmnlint and bundlers find a rule by the path of its file. */
export const bpmnlintRules: Generator = {
  name: 'bpmnlint rules',
  owns: /^packages\/bpmnlint-plugin-stepwright\/src\/generated\/[^/]+\.ts$/,
  async generate() {
    const names = [...rules, crashRule, ...suppressionRules].map(({ name }) => name);
    return { files: names.map((name) => ({ file: `${FOLDER}/${name.replace('/', '-')}.ts`, text: fileOf(name) })) };
  },
};

function fileOf(name: string): string {
  return `// Made by "npm run generate".
import { type BpmnlintRuleFactory, ruleFactory } from '../rule-factory.ts';

const factory: BpmnlintRuleFactory = ruleFactory('${name}');

export default factory;
// What require() gives.
export { factory as 'module.exports' };
`;
}
