import { resolving } from './calendar-error.ts';
import { nextDue, parseCycle, parseRepetition } from './cycle.ts';
import { addPeriod, parseDuePeriod } from './period.ts';
import { parseTimeDate } from './time-date.ts';

/** The kinds of timers that BPMN has. */
export type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

/**
 * The due date of a timer that is created now. An expression that gave a Date needs none of this: the Date is the due date.
 * @param text what the timer's expression gave
 * @param now the engine's time
 * @param from counts from here instead of from now
 * @returns undefined when the steps of a cycle are used up: the job has no due date and runs at once
 * @throws CalendarError with the engine's words
 */
export function timerDueDate(kind: TimerKind, text: string, now: number, from?: number): number | undefined {
  if (kind === 'timeDate') return dueDate(text, from ?? now);
  const moment = from === undefined ? { now } : { now, from };
  if (kind === 'timeCycle') return nextDue(parseCycle(text), moment);
  return resolving('duedate', text, () => nextDue(parseRepetition(text), moment));
}

/**
 * A due date of a task or a timer: a date, or a period from now.
 * @throws CalendarError with the engine's words
 */
export function dueDate(text: string, now: number): number {
  return resolving('duedate', text, () =>
    text.startsWith('P') ? addPeriod(now, parseDuePeriod(text)) : parseTimeDate(text),
  );
}
