import { type CronField, cronValue, meaningless, parseCronValues } from './cron-values.ts';

/** Which days of a month a cron expression names; both fields must agree unless one of them is `?`. */
export interface CronDays {
  readonly ofMonth: DayRule;
  readonly ofWeek: DayRule;
}

/** The days of a month that a field names, undefined for `?`. */
export type DayRule = ((month: MonthShape) => readonly number[]) | undefined;

/** @internal What the rules need to know of a month. */
export interface MonthShape {
  readonly year: number;
  readonly month: number;
  readonly length: number;
  /** Of the first day, 0 for Sunday. */
  readonly firstWeekday: number;
}

const DAY_OF_MONTH: CronField = { name: 'day of month', from: 1, to: 31 };
const DAY_OF_WEEK: CronField = {
  name: 'day of week',
  from: 0,
  to: 7,
  names: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
};

/** The days in their order. */
export function cronDaysOf({ ofMonth, ofWeek }: CronDays, year: number, month: number): readonly number[] {
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1, 1);
  const length = new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
  const shape = { year, month, length, firstWeekday: first.getUTCDay() };
  const byMonth = ofMonth?.(shape);
  const byWeek = ofWeek?.(shape);
  if (!byMonth) return byWeek ?? [];
  return byWeek ? byMonth.filter((day) => byWeek.includes(day)) : byMonth;
}

/** Reads `*`, `?`, values, `L`, `L-3`, `LW` and `15W`. */
export function parseDaysOfMonth(text: string): DayRule {
  if (text === '?') return undefined;
  if (text === 'L') return ({ length }) => [length];
  if (text === 'LW') return (month) => [lastWorkday(month)];
  const [, beforeLast] = /^L-(\d{1,2})$/.exec(text) ?? [];
  if (beforeLast !== undefined) {
    const days = cronValue(beforeLast, DAY_OF_MONTH);
    return ({ length }) => (length > days ? [length - days] : []);
  }
  const [, near] = /^(\d{1,2})W$/.exec(text) ?? [];
  if (near !== undefined) {
    const day = cronValue(near, DAY_OF_MONTH);
    if (day > 28) throw meaningless(text, DAY_OF_MONTH.name);
    return (month) => [nearestWorkday(month, day)];
  }
  if (/[LW?]/.test(text) || (text.includes(',') && text.includes('*'))) throw meaningless(text, DAY_OF_MONTH.name);
  const values = parseCronValues(text, DAY_OF_MONTH);
  return ({ length }) => values.filter((day) => day <= length);
}

/** Reads `*`, `?`, values and names, ranges over the end of the week, `L`, `FRIL`, `5#2` and lists of them. */
export function parseDaysOfWeek(text: string): DayRule {
  if (text === '?') return undefined;
  if (text === '*') return ({ length }) => Array.from({ length }, (_, index) => index + 1);
  const rules = text.split(',').map((part) => dayOfWeekRule(part, text));
  return (month) => [...new Set(rules.flatMap((rule) => rule(month)))].sort((a, b) => a - b);
}

function dayOfWeekRule(text: string, whole: string): NonNullable<DayRule> {
  const isNamedLast = text !== whole && /^[A-Z]{3}L$/.test(text);
  if (text === '*' || text.includes('?') || text.startsWith('L-') || isNamedLast)
    throw meaningless(whole, DAY_OF_WEEK.name);
  if (text === 'L') return (month) => weekdays(month, [0]);
  const [, last] = /^(\w+)L$/.exec(text) ?? [];
  if (last !== undefined) {
    const weekday = cronValue(last, DAY_OF_WEEK) % 7;
    return (month) => weekdays(month, [weekday]).slice(-1);
  }
  const [day, nth, ...more] = text.split('#');
  if (nth !== undefined) {
    if (more.length > 0 || !/^[1-5]$/.test(nth)) throw meaningless(text, DAY_OF_WEEK.name);
    const weekday = cronValue(day, DAY_OF_WEEK) % 7;
    return (month) => weekdays(month, [weekday]).slice(Number(nth) - 1, Number(nth));
  }
  const values = weekdayRange(text).map((value) => value % 7);
  return (month) => weekdays(month, values);
}

/** A range may go over the end of the week: `FRI-MON`. */
function weekdayRange(text: string): number[] {
  const [, from, to] = /^(\w+)-(\w+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return parseCronValues(text, DAY_OF_WEEK);
  const [start, end] = [cronValue(from, DAY_OF_WEEK), cronValue(to, DAY_OF_WEEK)];
  if (start <= end) return parseCronValues(text, DAY_OF_WEEK);
  return [...parseCronValues(`${start}-7`, DAY_OF_WEEK), ...parseCronValues(`0-${end}`, DAY_OF_WEEK)];
}

function weekdays({ firstWeekday, length }: MonthShape, wanted: readonly number[]): number[] {
  const days: number[] = [];
  for (let day = 1; day <= length; day += 1) if (wanted.includes((firstWeekday + day - 1) % 7)) days.push(day);
  return days;
}

function lastWorkday({ firstWeekday, length }: MonthShape): number {
  const weekday = (firstWeekday + length - 1) % 7;
  return weekday === 6 ? length - 1 : weekday === 0 ? length - 2 : length;
}

function nearestWorkday({ firstWeekday, length }: MonthShape, day: number): number {
  const weekday = (firstWeekday + day - 1) % 7;
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  return weekday === 0 && day < length ? day + 1 : day;
}
