import { inRange, invalid } from './calendar-error.ts';

const DATE = /^([+-]?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?|-(\d{3})|-W(\d{1,2})(?:-(\d))?)?$/;
const TIME =
  /^(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?)?(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,]?(\d{1,3}))?)?)?)?$/;
const DAY_MS = 86_400_000;

/**
 * Reads a date of a timer as the engine does: ISO 8601 with a calendar, ordinal or week date and a time that may end after
 * any part and may have an offset; without one it is UTC. `2030`, `2030-01-31`, `2030-W05-4T10:00+02:00` are all dates.
 * @returns milliseconds since 1970
 * @throws CalendarError with the engine's words when the text is no such date
 */
export function parseTimeDate(text: string): number {
  const parts = partsOf(text);
  if (!parts) throw invalid(`Invalid format: "${text}"${whereWrong(text)}`);
  const days = parts.date ? dayOf(parts.date, text) : 0;
  const timeMs = parts.time ? timeOf(parts.time, text) : 0;
  return inRange(days * DAY_MS + timeMs);
}

interface Parts {
  readonly date: RegExpExecArray | undefined;
  readonly time: RegExpExecArray | undefined;
}

function partsOf(text: string): Parts | undefined {
  const at = text.search(/[Tt]/);
  const date = DATE.exec(at < 0 ? text : text.slice(0, at));
  const time = at < 0 ? undefined : TIME.exec(text.slice(at + 1));
  if (time === null || (time?.[4] !== undefined && time[1] === undefined)) return undefined;
  if (date) return { date, time };
  return at === 0 && text.length > 1 ? { date: undefined, time } : undefined;
}

/** The engine says which end of the text it could not read. */
function whereWrong(text: string): string {
  if (text === 'T' || text === 't') return ' is too short';
  for (let end = Math.min(text.length, 60) - 1; end > 0; end -= 1) {
    if (partsOf(text.slice(0, end))) return ` is malformed at "${text.slice(end)}"`;
  }
  return '';
}

function dayOf(match: RegExpExecArray, text: string): number {
  const [, yearText, monthText, dayText, dayOfYear, week, weekday] = match;
  const field = fieldReader(text);
  const year = Number(yearText);
  const first = monthDay(year, 1);
  if (Number.isNaN(first)) return Infinity;
  if (dayOfYear !== undefined) return first + field('dayOfYear', dayOfYear, 1, monthDay(year + 1, 1) - first) - 1;
  if (week !== undefined) {
    const weeks = (firstWeek(year + 1) - firstWeek(year)) / 7;
    return firstWeek(year) + (field('weekOfWeekyear', week, 1, weeks) - 1) * 7 + field('dayOfWeek', weekday, 1, 7) - 1;
  }
  const month = field('monthOfYear', monthText, 1, 12);
  const start = monthDay(year, month);
  return start + field('dayOfMonth', dayText, 1, monthDay(year, month + 1) - start) - 1;
}

/** The Monday of the week that holds January 4. */
function firstWeek(year: number): number {
  const fourth = monthDay(year, 1) + 3;
  return fourth - ((((fourth + 3) % 7) + 7) % 7);
}

/** Days from 1970-01-01 to the first of a month. */
function monthDay(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, 1) / DAY_MS;
}

function timeOf(match: RegExpExecArray, text: string): number {
  const [, hour, minute, second, fraction, , sign, offsetHour, offsetMinute, offsetSecond, offsetFraction = ''] = match;
  const field = fieldReader(text);
  const timeMs =
    field('hourOfDay', hour, 0, 23) * 3_600_000 +
    field('minuteOfHour', minute, 0, 59) * 60_000 +
    field('secondOfMinute', second, 0, 59) * 1000;
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59 || Number(offsetSecond ?? 0) > 59) {
    throw invalid(`Invalid format: "${text}" is malformed at "${text.slice(text.lastIndexOf(sign ?? ''))}"`);
  }
  const unitMs = second !== undefined ? 1000 : minute !== undefined ? 60_000 : 3_600_000;
  const fractionMs = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * unitMs + 1e-6);
  const offsetSeconds = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60 + Number(offsetSecond ?? 0);
  const offsetMs = offsetSeconds * 1000 + Number(offsetFraction.padEnd(3, '0'));
  return timeMs + fractionMs - (sign === '-' ? -offsetMs : offsetMs);
}

function fieldReader(text: string): (name: string, digits: string | undefined, from: number, to: number) => number {
  return (name, digits, from, to) => {
    const value = digits === undefined ? from : Number(digits);
    if (value >= from && value <= to) return value;
    throw invalid(`Cannot parse "${text}": Value ${value} for ${name} must be in the range [${from},${to}]`);
  };
}
