import { CalendarError, invalid } from './calendar-error.ts';
import { type CronDays, cronDaysOf, parseDaysOfMonth, parseDaysOfWeek } from './cron-days.ts';
import { parseCronValues } from './cron-values.ts';

/** A cron expression with six fields: second, minute, hour, day of month, month, day of week. */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** 1 to 12. */
  readonly months: readonly number[];
  readonly days: CronDays;
}

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAY_MS = 86_400_000;
/** The engine's own limit. */
const SEARCH_YEARS_MAX = 100;

/**
 * Reads a cron expression as the engine does since 7.22: Spring's, with six fields, names, ranges, steps, `?`, `L`, `W`, `LW`,
 * `#` and `@daily` and the like. What its parser takes but reads in a way that nobody means is refused.
 * @throws CalendarError
 */
export function parseCron(text: string): Cron {
  const spelledOut = NICKNAMES[text] ?? text;
  const fields = spelledOut.trim().toUpperCase().split(/\s+/);
  if (spelledOut.trim() === '') throw invalid('Empty expression!');
  if (spelledOut.includes('|'))
    throw new CalendarError('UNSUPPORTED', `Several cron expressions in one are not supported: ${text}`);
  if (fields.length !== 6) throw invalid(`Cron expression contains ${fields.length} parts but we expect one of [6]`);
  const [second = '', minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = fields;
  return {
    seconds: parseCronValues(second, { name: 'second', from: 0, to: 59 }),
    minutes: parseCronValues(minute, { name: 'minute', from: 0, to: 59 }),
    hours: parseCronValues(hour, { name: 'hour', from: 0, to: 23 }),
    months: parseCronValues(month, { name: 'month', from: 1, to: 12, names: MONTHS }),
    days: { ofMonth: parseDaysOfMonth(dayOfMonth), ofWeek: parseDaysOfWeek(dayOfWeek) },
  };
}

/**
 * The next execution after an instant. Milliseconds of the instant are kept when the very next second is one.
 * @throws CalendarError when there is none in 100 years: the real engine would make it due at once, again and again
 */
export function nextCronExecution(cron: Cron, after: number): number {
  const second = Math.floor(after / 1000) * 1000;
  const found = matchingSecond(cron, second + 1000, after);
  if (found === second + 1000 && isMatch(cron, second)) return after + 1000;
  return found;
}

function isMatch(cron: Cron, second: number): boolean {
  return firstOfDay(cron, second) === second && dayMatches(cron, second);
}

function dayMatches(cron: Cron, instant: number): boolean {
  const date = new Date(instant);
  const month = date.getUTCMonth() + 1;
  return cron.months.includes(month) && cronDaysOf(cron.days, date.getUTCFullYear(), month).includes(date.getUTCDate());
}

/** The first second at or after an instant that the cron expression names. */
function matchingSecond(cron: Cron, from: number, asked: number): number {
  const start = new Date(from);
  const lastYear = new Date(asked).getUTCFullYear() + SEARCH_YEARS_MAX;
  let year = start.getUTCFullYear();
  let month = start.getUTCMonth() + 1;
  while (year <= lastYear) {
    if (cron.months.includes(month)) {
      const found = inMonth(cron, year, month, from);
      if (found !== undefined) return found;
    }
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  throw new CalendarError('UNSUPPORTED', `The cron expression names no instant of the next ${SEARCH_YEARS_MAX} years.`);
}

function inMonth(cron: Cron, year: number, month: number, from: number): number | undefined {
  const first = new Date(0).setUTCFullYear(year, month - 1, 1);
  for (const day of cronDaysOf(cron.days, year, month)) {
    const midnight = first + (day - 1) * DAY_MS;
    if (midnight + DAY_MS <= from) continue;
    const found = firstOfDay(cron, Math.max(midnight, from));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first matching second of the same day, not before an instant that is a whole second. */
function firstOfDay({ hours, minutes, seconds }: Cron, from: number): number | undefined {
  const midnight = Math.floor(from / DAY_MS) * DAY_MS;
  const second = (from - midnight) / 1000;
  const [hourNow, minuteNow, secondNow] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  for (const hour of hours) {
    if (hour < hourNow) continue;
    for (const minute of minutes) {
      if (hour === hourNow && minute < minuteNow) continue;
      const isNow = hour === hourNow && minute === minuteNow;
      const found = isNow ? seconds.find((candidate) => candidate >= secondNow) : seconds[0];
      if (found !== undefined) return midnight + ((hour * 60 + minute) * 60 + found) * 1000;
    }
  }
  return undefined;
}
