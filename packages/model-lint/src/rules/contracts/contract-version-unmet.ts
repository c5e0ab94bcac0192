import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { topicOf } from '../../project/contracts-of.ts';
import type { Rule } from '../../rule.ts';
import { propertiesOf } from './properties-of.ts';

const property = 'contractVersion';

/** A6 of the check table. The version that there is stands in the policy, the one that is needed in the model. */
export const contractVersionUnmet: Rule = {
  name: 'contract-version-unmet',
  severity: 'error',
  title: 'A task needs a version of its contract that is not the one there is.',
  why: 'The worker answers with variables and error codes of another version than the model was made for.',
  cure: 'Raise the range after the model is made to fit the contract, or release the version that it needs.',
  check({ project, report }) {
    const versions = project.policy.contractVersions;
    if (!versions) return;
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const topic = topicOf(node);
        const range = node.properties.get(property)?.trim();
        const version = topic === undefined || !Object.hasOwn(versions, topic) ? undefined : versions[topic];
        if (range === undefined || version === undefined) continue;
        const [element = node.element] = propertiesOf(node.element, property);
        const message = problemOf({ topic: topic ?? '', range, version });
        if (message === undefined) continue;
        report({ file: project.fileOf(process), element, subject: node, message });
      }
    }
  },
};

interface Need {
  readonly topic: string;
  readonly range: string;
  readonly version: string;
}

function problemOf({ topic, range, version }: Need): string | undefined {
  if (range === '' || validRange(range) === null)
    return `"${range}" is no range of versions: write ^2.1.0 or 2.x, for example`;
  if (satisfies(version, range)) return undefined;
  return `the contract of "${topic}" has the version ${version}, and the model needs ${range}`;
}
