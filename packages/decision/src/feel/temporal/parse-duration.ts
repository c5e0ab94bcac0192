import type { FeelDuration, FeelMonths } from '../feel-value.ts';
import { nanosPerDay, nanosPerSecond } from './calendar.ts';

const monthsForm = /^-?P-?(?:\d+Y)?-?(?:\d+M)?$/;
const durationForm = /^-?P(?:-?(?:\d+D)?(?:T-?(?:\d+H)?-?(?:\d+M)?-?(?:\d+(?:.\d*)?S)?)?)?$/;
const months = /^(-?)P(?:(-?\d+)Y)?(?:(-?\d+)M)?$/;
const duration = /^(-?)P(?:(-?\d+)D)?(T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+)(?:[.,](\d{0,9}))?S)?)?$/;
const longMax = 2n ** 63n - 1n;
const intMax = 2n ** 31n - 1n;

/** Reads `P1Y2M` or `P1DT2H3M4.5S`; gives undefined for text that is no duration. */
export function parseDuration(text: string): FeelMonths | FeelDuration | undefined {
  if (text.length > 200) return undefined;
  if (monthsForm.test(text)) return parseMonths(text);
  return durationForm.test(text) ? parseDayTime(text) : undefined;
}

function parseMonths(text: string): FeelMonths | undefined {
  const match = months.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const [years, rest] = [BigInt(match[2] ?? 0), BigInt(match[3] ?? 0)];
  if ([years, rest, years * 12n + rest].some((part) => part > intMax || part < -intMax)) return undefined;
  const total = Number(years * 12n + rest);
  return { kind: 'months', months: match[1] === '-' ? 0 - total : total };
}

function parseDayTime(text: string): FeelDuration | undefined {
  const match = duration.exec(text);
  if (!match || match[3] === 'T' || [2, 4, 5, 6].every((group) => match[group] === undefined)) return undefined;
  const seconds = match[6] ?? '0';
  const fraction = BigInt((match[7] ?? '').padEnd(9, '0')) * (seconds.startsWith('-') ? -1n : 1n);
  const whole =
    BigInt(match[2] ?? 0) * 86_400n + BigInt(match[4] ?? 0) * 3600n + BigInt(match[5] ?? 0) * 60n + BigInt(seconds);
  if (whole > longMax || whole < -longMax) return undefined;
  const nanos = whole * nanosPerSecond + fraction;
  return { kind: 'duration', nanos: match[1] === '-' ? -nanos : nanos };
}

/** Whole days, rounded towards zero. */
export function daysOf(nanos: bigint): bigint {
  return floorSeconds(nanos) / (nanosPerDay / nanosPerSecond);
}

/** The seconds of a duration as Java keeps them: rounded down, the rest is a positive fraction. */
export function floorSeconds(nanos: bigint): bigint {
  const seconds = nanos / nanosPerSecond;
  return nanos < 0n && seconds * nanosPerSecond !== nanos ? seconds - 1n : seconds;
}
