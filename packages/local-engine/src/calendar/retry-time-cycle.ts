import { CalendarError } from './calendar-error.ts';
import { nextDue, parseRepetition } from './cycle.ts';
import { splitAsInJava } from './split-as-in-java.ts';

/** How often and when a failed job is tried again. */
export interface RetryTimeCycle {
  /** The retries that a job gets at its first failure, before that failure is counted. */
  readonly retries: number;
  /**
   * The due date after a failure: the last interval of the list serves for the rest.
   * @param retriesBefore the job's retries before this failure is counted
   * @returns undefined when the interval's own steps are used up: the job is due at once
   * @throws CalendarError when the interval is no duration: the engine then only counts the failure and leaves the due date
   */
  dueAfterFailure(retriesBefore: number, now: number): number | undefined;
}

/**
 * Reads `camunda:failedJobRetryTimeCycle`: `R3/PT5M`, one duration, or a list `PT5M,PT10M,PT20M`.
 * @returns undefined when the text is empty or one interval that cannot be read; the engine logs a warning and goes on as without
 */
export function parseRetryTimeCycle(text: string): RetryTimeCycle | undefined {
  if (text === '') return undefined;
  const intervals = splitAsInJava(text, ',').map((interval) => interval.trim());
  const retries = intervals.length === 1 ? retriesOf(intervals[0] ?? '') : intervals.length + 1;
  if (retries === undefined) return undefined;
  return {
    retries,
    dueAfterFailure: (retriesBefore, now) => {
      const index = Math.max(0, Math.min(intervals.length - 1, intervals.length - (retriesBefore - 1)));
      return nextDue(parseRepetition(intervals[index] ?? ''), { now });
    },
  };
}

function retriesOf(interval: string): number | undefined {
  try {
    const { isRepeat, times } = parseRepetition(interval);
    return isRepeat ? times : 2;
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}
