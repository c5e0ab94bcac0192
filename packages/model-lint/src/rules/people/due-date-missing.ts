import type { Rule } from '../../rule.ts';
import { userTasks } from './user-tasks.ts';

/** G3 of the check table: a task that is never late. */
export const dueDateMissing: Rule = {
  name: 'due-date-missing',
  severity: 'info',
  title: 'A user task has neither a due date nor a follow-up date nor a timer.',
  why: 'Lists of tasks cannot be ordered by urgency, and nobody learns that the task is late.',
  cure: 'Add `camunda:dueDate` or `camunda:followUpDate`, for example `P2D`, or a timer at the task.',
  check({ project, report }) {
    for (const { process, node } of userTasks(project)) {
      const { element, boundaryEvents } = node;
      if (element.camunda('dueDate') || element.camunda('followUpDate')) continue;
      if (boundaryEvents.some(({ event }) => event?.kind === 'timer')) continue;
      const message = `the user task "${node.id}" has no date by which it should be done`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};
