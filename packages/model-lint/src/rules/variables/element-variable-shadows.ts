import { declarationsOf } from '../../data-flow/declarations.ts';
import type { Rule } from '../../rule.ts';

/** C13 of the check table. */
export const elementVariableShadows: Rule = {
  name: 'element-variable-shadows',
  severity: 'warning',
  title: "A multi-instance's element variable has the name of a variable of the process.",
  why: 'Inside of the loop the process variable cannot be read, and what is set there under its name is gone when the loop ends.',
  cure: 'Give the element variable a name of its own.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName } = declarationsOf(project, process);
      for (const node of process.allNodes) {
        const name = node.loop?.elementVariable;
        const outer = byName.get(name ?? '')?.find(({ isLocal }) => !isLocal);
        if (!node.loop || !name || !outer) continue;
        const message = `the element variable "${name}" hides the variable that ${outer.origin} sets`;
        report({ file: project.fileOf(process), element: node.loop.element, subject: node, message });
      }
    }
  },
};
