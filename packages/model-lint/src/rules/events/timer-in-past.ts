import { CalendarError, dueDate, parseCycle } from '@stepwright/local-engine/calendar';
import type { TimerText } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { constantTimers } from './constant-timers.ts';

/** F2 of the check table: a date that is over. */
export const timerInPast: Rule = {
  name: 'timer-in-past',
  severity: 'warning',
  title: 'A timer waits for a date that is over.',
  why: 'The timer is due as soon as it is set: every instance takes its path at once, and a start timer starts an instance at every deployment.',
  cure: 'Write a later date, wait for a duration, or take the date from a variable.',
  check({ project, report }) {
    for (const { process, node, timer } of constantTimers(project)) {
      const last = lastDateOf(timer, project.now.getTime());
      if (last === undefined || last >= project.now.getTime()) continue;
      const message = `the timer's text "${timer.text}" ends on ${new Date(last).toISOString().slice(0, 10)}, which is over`;
      report({ file: project.fileOf(process), element: timer.element, subject: node, message });
    }
  },
};

/** The last moment that a constant names; undefined when it has none or cannot be read. */
function lastDateOf({ kind, text }: TimerText, now: number): number | undefined {
  try {
    if (kind === 'timeDate') return text.startsWith('P') ? undefined : dueDate(text, now);
    if (kind === 'timeDuration') return undefined;
    const cycle = parseCycle(text);
    return cycle.kind === 'repetition' ? cycle.end : undefined;
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}
