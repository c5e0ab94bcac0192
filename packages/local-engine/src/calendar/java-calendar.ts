/** A date and time of day in UTC; fields may be out of their range when an instant is computed from them. */
export interface DateFields {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const DAY_MS = 86_400_000;
/** 1582-10-15: before it, Java counts days of the Julian calendar. */
const CUTOVER_DAY = -141427;

/** The fields that Java shows for an instant: Gregorian, and Julian before October 15, 1582. */
export function fieldsOf(ms: number): DateFields {
  const day = Math.floor(ms / DAY_MS);
  const time = ms - day * DAY_MS;
  return {
    ...(day >= CUTOVER_DAY ? gregorianDate(ms) : julianDate(day)),
    hour: Math.floor(time / 3_600_000),
    minute: Math.floor(time / 60_000) % 60,
    second: Math.floor(time / 1000) % 60,
    millisecond: time % 1000,
  };
}

/** The instant of fields that may overflow: day 32 of January is February 1. */
export function instantOf({ year, month, day, hour, minute, second, millisecond }: DateFields): number {
  const inYear = year + Math.floor((month - 1) / 12);
  const monthOfYear = ((((month - 1) % 12) + 12) % 12) + 1;
  const gregorian = gregorianDay(inYear, monthOfYear) + day - 1;
  const days = gregorian >= CUTOVER_DAY ? gregorian : julianDay(inYear, monthOfYear) + day - 1;
  return days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/** Days from 1970-01-01 to the first of a month; Date.UTC would read years below 100 as 19xx. */
function gregorianDay(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, 1) / DAY_MS;
}

function gregorianDate(ms: number): Pick<DateFields, 'year' | 'month' | 'day'> {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

// Years are counted from March, so that the leap day is the last of its year.
function julianDay(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  return Math.floor(365.25 * marchYear) + Math.floor((153 * marchMonth + 2) / 5) - 719470;
}

function julianDate(day: number): Pick<DateFields, 'year' | 'month' | 'day'> {
  const shifted = day + 719470;
  const marchYear = Math.floor((shifted + 0.75) / 365.25);
  const dayOfYear = shifted - Math.floor(365.25 * marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return {
    year: marchMonth < 10 ? marchYear : marchYear + 1,
    month: marchMonth < 10 ? marchMonth + 3 : marchMonth - 9,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
