import { declarationsOf } from '../../data-flow/declarations.ts';
import { expressionsOf } from '../../data-flow/model-expressions.ts';
import type { Rule } from '../../rule.ts';

/** C4 of the check table, for beans; what does not parse is refused at deployment. */
export const beanUnknown: Rule = {
  name: 'bean-unknown',
  severity: 'error',
  title: 'An expression uses an object that is neither a variable of the process nor a bean of the policy.',
  why: 'The engine fails with "Unknown property used in expression" where the application has no bean of that name, which a deployment does not check.',
  cure: 'Correct the name, or list the bean in `policy.beans`.',
  check({ project, report }) {
    const { beans } = project.policy;
    for (const process of project.processes) {
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      if (mayHoldOthers && beans === undefined) continue;
      for (const { names, element, node, flow, text } of expressionsOf(process)) {
        for (const { name, isObject } of names) {
          // Without a policy any object might be a bean, unless everything that may be there is declared.
          if (!isObject || byName.has(name) || beans?.includes(name)) continue;
          const subject = flow ?? node;
          const message = `"${text}" uses the object "${name}", which is neither a variable nor a bean`;
          report({ file: project.fileOf(process), element, subject, message });
        }
      }
    }
  },
};
