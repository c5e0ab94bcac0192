import { FeelFailure } from '../feel-error.ts';

export const nanosPerSecond = 1_000_000_000n;
export const nanosPerDay: bigint = 86_400n * nanosPerSecond;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayOfDate({ year, month, day }: CalendarDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

export function dateOfDay(epochDay: number): CalendarDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function isDate({ year, month, day }: CalendarDate): boolean {
  if (Math.abs(year) > 999_999_999) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day stays within the month: a month after January 31 is the last of February. */
export function plusMonths(epochDay: number, months: number): number {
  const date = dateOfDay(epochDay);
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return checkDay(dayOfDate({ year, month, day: Math.min(date.day, daysInMonth(year, month)) }));
}

/** @throws FeelFailure when the year has more than nine digits */
export function checkDay(epochDay: number): number {
  if (!(Math.abs(epochDay) < 365_241_780_000)) throw new FeelFailure('the date is out of range');
  return epochDay;
}

/** 1 is Monday. */
export function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

export function dayOfYear(epochDay: number): number {
  return epochDay - dayOfDate({ year: dateOfDay(epochDay).year, month: 1, day: 1 }) + 1;
}

/** The ISO week: week 1 has the first Thursday of the year. */
export function weekOfYear(epochDay: number): number {
  const thursday = epochDay - weekdayOf(epochDay) + 4;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** Whole months from one day to another, as a calendar counts them. */
export function monthsBetween(from: number, to: number): number {
  const a = dateOfDay(from);
  const b = dateOfDay(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}
