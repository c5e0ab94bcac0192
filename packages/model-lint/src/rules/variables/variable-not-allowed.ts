import { loopVariables } from '../../data-flow/loop-variables.ts';
import { expressionsOf } from '../../data-flow/model-expressions.ts';
import type { Rule } from '../../rule.ts';
import { namesSetBy } from './names-set-by.ts';

/** C7 of the check table, for names. */
export const variableNotAllowed: Rule = {
  name: 'variable-not-allowed',
  severity: 'error',
  title: "A model reads or sets a variable that is not on the policy's list.",
  why: 'What may stand in the engine is agreed: it is stored in clear text, kept by the history and seen by every operator.',
  cure: 'Keep the value in the service that owns it, or add the name to `policy.allowedVariables` after a review.',
  check({ project, report }) {
    const { allowedVariables } = project.policy;
    if (!allowedVariables) return;
    const allowed = new Set([...allowedVariables, ...loopVariables]);
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const node of process.allNodes) {
        for (const { name, element } of namesSetBy(node)) {
          if (name === '' || allowed.has(name)) continue;
          report({
            file,
            element,
            subject: node,
            message: `"${node.id}" sets "${name}", which is not on the list of allowed variables`,
          });
        }
      }
      for (const { names, lenientNames, element, node, flow } of expressionsOf(process)) {
        const read = [...names.filter(({ isObject }) => !isObject).map(({ name }) => name), ...lenientNames];
        for (const name of new Set(read)) {
          if (allowed.has(name) || project.policy.beans?.includes(name)) continue;
          const message = `an expression reads "${name}", which is not on the list of allowed variables`;
          report({ file, element, subject: flow ?? node, message });
        }
      }
    }
  },
};
