export { CalendarError, type CalendarErrorCode } from './calendar-error.ts';
export type { Cron } from './cron.ts';
export { type Cycle, parseCycle, type Repetition } from './cycle.ts';
export { dueDate, type TimerKind, timerDueDate } from './due-date.ts';
export type { Period } from './period.ts';
export { parseRetryTimeCycle, type RetryTimeCycle } from './retry-time-cycle.ts';
