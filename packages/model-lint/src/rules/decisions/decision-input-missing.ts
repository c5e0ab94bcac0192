import type { Rule } from '../../rule.ts';
import { readsOf } from './decision-reads.ts';
import { decisionTasksOf } from './decision-tasks.ts';
import { suppliedVariables } from './supplied-variables.ts';

/** D2 of the check table. */
export const decisionInputMissing: Rule = {
  name: 'decision-input-missing',
  severity: 'error',
  title: 'A decision reads a variable that nothing in the process supplies.',
  why: 'A variable that does not exist is null for FEEL: no comparison with it holds, so that the rules for exceptions decide, or none. A text without quotes is such a variable too.',
  cure: 'Map the variable at the task, declare it in the contract of who sets it, correct its name, or put the text in quotes.',
  check({ project, report }) {
    for (const { process, node, decision } of decisionTasksOf(project)) {
      const variables = suppliedVariables(project, process);
      if (!decision || variables.isOpen) continue;
      for (const read of readsOf(project, decision) ?? []) {
        if (variables.byName.has(read.name) || variables.fromCallers.has(read.name)) continue;
        report({
          file: project.fileOf(process),
          element: node.element,
          message: `the decision "${read.decision.id}" reads "${read.name}", which nothing in the process "${process.id}" sets`,
          related: [{ file: read.decision.file, element: read.element, message: `"${read.name}" is read here` }],
        });
      }
    }
  },
};
