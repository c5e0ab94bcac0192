import { CalendarError, dueDate } from '@stepwright/local-engine/calendar';
import { isConstant } from '../../project/is-constant.ts';
import type { Rule } from '../../rule.ts';
import { dueDates } from './due-dates.ts';

/** G3 of the check table: a constant that the engine reads only when the task is created. */
export const dueDateInvalid: Rule = {
  name: 'due-date-invalid',
  severity: 'error',
  title: 'The due date or follow-up date of a user task is a text that the engine cannot read.',
  why: 'The engine takes the model and fails when the task is created: the step before it rolls back, and is tried until it is an incident.',
  cure: 'Write a period such as `P2D`, a date such as `2030-01-31T10:00:00`, or an expression that gives one.',
  check({ project, report }) {
    for (const { process, node, attribute, text } of dueDates(project)) {
      const reason = isConstant(text) ? reasonOf(text, project.now) : undefined;
      if (reason === undefined) continue;
      const message = `camunda:${attribute} is "${text}", which is neither a period nor a date`;
      report({ file: project.fileOf(process), element: node.element, subject: node, message, details: [reason] });
    }
  },
};

function reasonOf(text: string, now: Date): string | undefined {
  try {
    dueDate(text, now.getTime());
    return undefined;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return error.code === 'INVALID' ? error.message : undefined;
  }
}
