import type { FeelDateTime, FeelLocalDateTime } from '../feel-value.ts';
import { checkDay, nanosPerDay, nanosPerSecond, plusMonths } from './calendar.ts';
import { atZone } from './parse-temporal.ts';
import { offsetAt } from './zone.ts';

/** Nanoseconds since 1970 in UTC; a local one counts as if it were in UTC. */
export function instantOf(value: FeelDateTime | FeelLocalDateTime): bigint {
  const local = BigInt(value.day) * nanosPerDay + value.nanos;
  return value.kind === 'date-time' ? local - BigInt(value.offset) * nanosPerSecond : local;
}

/** The day and the time of day of a number of nanoseconds since 1970. */
export function splitNanos(total: bigint): { readonly day: number; readonly nanos: bigint } {
  const nanos = ((total % nanosPerDay) + nanosPerDay) % nanosPerDay;
  return { day: checkDay(Number((total - nanos) / nanosPerDay)), nanos };
}

/** A moment in the zone or with the offset of another. */
export function atInstant(
  instant: bigint,
  { offset, zone }: { readonly offset: number; readonly zone: string | undefined },
): FeelDateTime {
  const second = Number(splitSeconds(instant));
  const actual = zone === undefined ? offset : offsetAt(zone, second);
  return { kind: 'date-time', ...splitNanos(instant + BigInt(actual) * nanosPerSecond), offset: actual, zone };
}

export function plusDuration<T extends FeelDateTime | FeelLocalDateTime>(value: T, nanos: bigint): T {
  const instant = instantOf(value) + nanos;
  if (value.kind === 'date-time') return atInstant(instant, value) as T;
  return { kind: 'local-date-time', ...splitNanos(instant) } as T;
}

/** Calendar months count by the wall clock. */
export function plusCalendarMonths<T extends FeelDateTime | FeelLocalDateTime>(value: T, months: number): T {
  const day = plusMonths(value.day, months);
  if (value.kind === 'date-time' && value.zone !== undefined)
    return atZone(day, value.nanos, value.zone, value.offset) as T;
  return { ...value, day };
}

/** The wall-clock time of a number of milliseconds since 1970 in a zone. */
export function localAt(epochMs: number, zone: string): FeelLocalDateTime {
  const moment = atInstant(BigInt(epochMs) * 1_000_000n, { offset: 0, zone });
  return { kind: 'local-date-time', day: moment.day, nanos: moment.nanos };
}

function splitSeconds(instant: bigint): bigint {
  const seconds = instant / nanosPerSecond;
  return instant < 0n && seconds * nanosPerSecond !== instant ? seconds - 1n : seconds;
}
