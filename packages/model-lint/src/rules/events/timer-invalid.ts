import { CalendarError, timerDueDate } from '@stepwright/local-engine/calendar';
import type { TimerText } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { constantTimers } from './constant-timers.ts';

const forms = {
  timeDate: 'a date such as 2030-01-31T10:00:00Z',
  timeDuration: 'a duration such as PT15M',
  timeCycle: 'a cycle such as R3/PT10M or a cron expression with six fields',
};

/** F2 of the check table: the engine reads these timers only when they are set. */
export const timerInvalid: Rule = {
  name: 'timer-invalid',
  severity: 'error',
  title: 'A timer has a text that the engine cannot read.',
  why: 'The engine takes the model and fails when the timer is set: the step before it rolls back, and is tried until it is an incident.',
  cure: 'Write a date, a duration or a cycle of ISO 8601, a cron expression with six fields for a cycle, or an expression that gives one.',
  check({ project, report }) {
    for (const { process, node, timer, isProcessStart } of constantTimers(project)) {
      const reason = isProcessStart ? undefined : reasonOf(timer, project.now);
      if (reason === undefined) continue;
      const message = `the timer's text "${timer.text}" is not ${forms[timer.kind]}`;
      report({ file: project.fileOf(process), element: timer.element, subject: node, message, details: [reason] });
    }
  },
};

/** Why the engine cannot read it; undefined when it can, or when we cannot tell. */
function reasonOf({ kind, text }: TimerText, now: Date): string | undefined {
  try {
    timerDueDate(kind, text, now.getTime());
    return undefined;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return error.code === 'INVALID' ? error.message : undefined;
  }
}
