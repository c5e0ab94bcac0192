import type { Rule } from '../../rule.ts';
import { namesSetBy } from './names-set-by.ts';

const patternByDefault = '^[a-z][A-Za-z0-9]*$';

/** C3 of the check table. */
export const variableName: Rule = {
  name: 'variable-name',
  severity: 'warning',
  title: 'A variable that the model sets is not named as the project names variables.',
  why: 'JUEL reads `order-id` as `order` minus `id` and fails; names of two styles for one thing end as two variables.',
  cure: 'Rename it; without a `variableNamePattern` in the policy names are camelCase, as contracts demand.',
  check({ project, report }) {
    const pattern = new RegExp(project.policy.variableNamePattern ?? patternByDefault, 'u');
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        for (const { name, element } of namesSetBy(node)) {
          if (name === '' || pattern.test(name) || /[$#]\{/.test(name)) continue;
          const message = `the variable "${name}" does not match ${pattern.source}`;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};
