import { inRange, invalid, unsupported } from './calendar-error.ts';

/** A length of time; months and years are as long as they are where it starts. */
export interface Period {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  /** Hours, minutes and seconds together. */
  readonly ms: number;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?|\.\d+)S)?)?$/;
const WEEKS = /^P(\d+)W$/;
const DUE_PERIOD =
  /^P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))S)?)?$/i;
const DAY_MS = 86_400_000;
// Java goes on with the lowest 32 bits, which nobody means.
const FIELD_MAX = 2147483647;

/**
 * Reads the duration of a timer: `P1Y2M10DT2H30M`, `PT0.5S`, or weeks alone, `P2W`.
 * @throws CalendarError when the text is no such duration
 */
export function parseDuration(text: string): Period {
  const weeks = WEEKS.exec(text)?.[1];
  if (weeks !== undefined) return periodOfMs(fieldOf(weeks, text) * 7 * DAY_MS);
  const match = DURATION.exec(text);
  const fields = match?.slice(1);
  if (!fields?.some((field) => field !== undefined) || text.endsWith('T')) throw invalid(text);
  const [years, months, days, hours, minutes, seconds] = fields.map((field) => fieldOf(field, text));
  const [whole = '0', fraction = ''] = (match?.[6] ?? '').split('.');
  if (seconds === undefined) throw invalid(text);
  const ms =
    ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 + Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { years: years ?? 0, months: months ?? 0, days: days ?? 0, ms };
}

/**
 * Reads a period where a due date may stand: as a duration, but weeks and signs mix with the rest (`P1W-2D`).
 * @throws CalendarError when the text is no such period
 */
export function parseDuePeriod(text: string): Period {
  if (text === 'P') return { years: 0, months: 0, days: 0, ms: 0 };
  const fields = DUE_PERIOD.exec(text)?.slice(1);
  if (!fields?.some((field) => field !== undefined) || /T$/i.test(text)) throw invalid(`Invalid format: "${text}"`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = fields.map((field) =>
    fieldOf(field, text),
  );
  const [whole = '0', fraction = ''] = (fields[6] ?? '0').split(/[.,]/);
  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const secondsMs = Number(whole) * 1000 + (whole.startsWith('-') ? -fractionMs : fractionMs);
  return { years, months, days: weeks * 7 + days, ms: (hours * 60 + minutes) * 60_000 + secondsMs };
}

/** The period of so many milliseconds; the engine counts whole years and months of it from 1970, and so do we. */
export function periodOfMs(ms: number): Period {
  const sign = ms < 0 ? -1 : 1;
  const date = new Date(Math.abs(ms));
  const days = date.getUTCDate() - 1;
  return {
    years: sign * (date.getUTCFullYear() - 1970),
    months: sign * date.getUTCMonth(),
    days: sign * days,
    ms: sign * (Math.abs(ms) % DAY_MS),
  };
}

/**
 * Adds a period, so many times, to an instant; the last day of a shorter month stands for the days that it does not have. */
export function addPeriod(instant: number, { years, months, days, ms }: Period, times = 1): number {
  let result = instant;
  if (years !== 0) result = addMonths(result, years * 12 * times);
  if (months !== 0) result = addMonths(result, months * times);
  return inRange(result + (days * DAY_MS + ms) * times);
}

/** The period in the other direction. */
export function negatePeriod({ years, months, days, ms }: Period): Period {
  return { years: -years, months: -months, days: -days, ms: -ms };
}

/** The length in milliseconds of a period that has no months and years, undefined for any other. */
export function fixedLengthMs({ years, months, days, ms }: Period): number | undefined {
  return years === 0 && months === 0 ? days * DAY_MS + ms : undefined;
}

function addMonths(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

function fieldOf(field: string | undefined, text: string): number {
  const value = Number((field ?? '0').replace(',', '.'));
  if (Math.abs(value) > FIELD_MAX) throw unsupported(`A number of '${text}' needs more than 32 bits.`);
  return value;
}
