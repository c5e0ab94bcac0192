import { FeelUnsupported } from '../feel-error.ts';
import type { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime, Temporal } from '../feel-value.ts';
import { dayOfDate, isDate, nanosPerDay, nanosPerSecond } from './calendar.ts';
import { parseDuration } from './parse-duration.ts';
import { isZone, resolveLocal } from './zone.ts';

const date = String.raw`(-?(?:[1-9]\d{0,4})?\d{4})-([01]\d)-([0-3]\d)`;
const time = String.raw`([0-2]\d):([0-5]\d)(?::([0-5]\d))?(?:\.(\d{1,9}))?`;
const datePattern = new RegExp(`^${date}$`);
const dateTimePattern = new RegExp(`^${date}T${time}([+-][01]\\d:[0-5]\\d|Z|@.*)?$`);
const localTimePattern = new RegExp(`^T?${time}$`);
const offsetTimePattern = /^T?(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([+-]\d{2}:\d{2}|Z|@.*)$/;

/** Reads `2020-01-31`; gives undefined for text that is no date. */
export function parseDate(text: string): FeelDate | undefined {
  const match = datePattern.exec(text);
  const day = match && dayOf(match[1], match[2], match[3]);
  return day === undefined || day === null ? undefined : { kind: 'date', day };
}

/** Reads `10:00`, `T10:00:00.5` and, with seconds, an offset (`10:00:00+01:00`). */
export function parseTime(text: string): FeelLocalTime | FeelTime | undefined {
  const zoned = offsetTimePattern.exec(text);
  const match = zoned ?? localTimePattern.exec(text);
  if (!match) return undefined;
  // The engine reads the end of a day as its start.
  const hour = /^T?24:00(:00)?(\.0+)?(?![\d.:])/.test(text) ? '00' : match[1];
  const nanos = nanosOf(hour, match[2], match[3], match[4]);
  if (nanos === undefined) return undefined;
  if (!zoned) return { kind: 'local-time', nanos };
  const suffix = zoned[5] ?? '';
  if (suffix.startsWith('@')) {
    if (!isZone(suffix.slice(1))) return undefined;
    throw new FeelUnsupported(
      `the time '${text}' has a zone, so its offset depends on today: give it an offset instead`,
    );
  }
  const offset = parseOffset(suffix);
  return offset === undefined ? undefined : { kind: 'time', nanos, offset, zone: undefined };
}

/** Reads `2020-01-31T10:00:00`, with an offset or `@Europe/Berlin`, or a date, whose time is midnight. */
export function parseDateTime(text: string): FeelLocalDateTime | FeelDateTime | undefined {
  const onlyDate = parseDate(text);
  if (onlyDate) return { kind: 'local-date-time', day: onlyDate.day, nanos: 0n };
  const match = dateTimePattern.exec(text);
  if (!match) return undefined;
  const day = dayOf(match[1], match[2], match[3]);
  const nanos = nanosOf(match[4], match[5], match[6], match[7]);
  if (day === undefined || nanos === undefined) return undefined;
  const suffix = match[8];
  if (suffix === undefined) return { kind: 'local-date-time', day, nanos };
  if (suffix.startsWith('@')) return isZone(suffix.slice(1)) ? atZone(day, nanos, suffix.slice(1)) : undefined;
  const offset = parseOffset(suffix);
  return offset === undefined ? undefined : { kind: 'date-time', day, nanos, offset, zone: undefined };
}

/** Gives a wall-clock time its zone. */
export function atZone(day: number, nanos: bigint, zone: string, preferredOffset?: number): FeelDateTime {
  const { offset, shiftSeconds } = resolveLocal(zone, day, nanos, preferredOffset);
  const shifted = nanos + BigInt(shiftSeconds) * nanosPerSecond;
  const days = shifted >= nanosPerDay ? 1 : 0;
  return { kind: 'date-time', day: day + days, nanos: shifted - BigInt(days) * nanosPerDay, offset, zone };
}

/** Reads what stands behind an `@`: any of the temporal values, told by its form. */
export function parseTemporal(text: string): Temporal | undefined {
  return parseDate(text) ?? (/^T?\d{2}:/.test(text) ? parseTime(text) : (parseDateTime(text) ?? parseDuration(text)));
}

function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  if (seconds > 18 * 3600 || Number(match[3]) > 59) return undefined;
  return match[1] === '-' ? 0 - seconds : seconds;
}

function dayOf(year = '', month = '', day = ''): number | undefined {
  const value = { year: Number(year), month: Number(month), day: Number(day) };
  return isDate(value) ? dayOfDate(value) : undefined;
}

function nanosOf(hour = '', minute = '', second = '0', fraction = ''): bigint | undefined {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 59) return undefined;
  return BigInt(h * 3600 + m * 60 + s) * nanosPerSecond + BigInt(fraction.padEnd(9, '0'));
}
