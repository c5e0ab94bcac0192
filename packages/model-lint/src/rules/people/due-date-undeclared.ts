import { declaredVariables } from '../../project/declared-variables.ts';
import { readsOf } from '../../project/juel-text.ts';
import type { Rule } from '../../rule.ts';
import { dueDates } from './due-dates.ts';

const engineNames = ['execution', 'task', 'caseExecution'];

/** G3 of the check table: a date from a variable that is not there. */
export const dueDateUndeclared: Rule = {
  name: 'due-date-undeclared',
  severity: 'error',
  title: 'The due date or follow-up date of a user task reads a variable that nothing in the process sets.',
  why: 'The expression fails when the task is created: the step before it rolls back, and is tried until it is an incident.',
  cure: 'Set the variable before the task, declare it in the contract, or write a period such as `P2D`.',
  check({ project, report }) {
    const beans = [...engineNames, ...(project.policy.beans ?? [])];
    for (const { process, node, attribute, text } of dueDates(project)) {
      const { names, isOpen } = declaredVariables(project, process);
      if (isOpen) continue;
      for (const name of readsOf(text)?.names ?? []) {
        if (names.has(name) || beans.includes(name)) continue;
        const message = `camunda:${attribute} reads "${name}", which nothing in "${process.id}" sets`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};
