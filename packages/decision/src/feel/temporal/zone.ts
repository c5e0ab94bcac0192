import { nanosPerSecond } from './calendar.ts';

const secondsPerDay = 86_400;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the name is one of the IANA zones, written exactly. */
export function isZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+/-]*$/.test(name)) return false;
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** The offset from UTC, in seconds, at a moment given in seconds since 1970. */
export function offsetAt(zone: string, epochSecond: number): number {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 0;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(epochSecond * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round(local / 1000) - epochSecond;
}

/**
 * The offset of a wall-clock time. One that comes twice takes the preferred offset, else the earlier moment; one that is skipped moves
 * forward by the length of the gap.
 */
export function resolveLocal(
  zone: string,
  day: number,
  nanos: bigint,
  preferredOffset?: number,
): { readonly offset: number; readonly shiftSeconds: number } {
  const local = day * secondsPerDay + Number(nanos / nanosPerSecond);
  const before = offsetAt(zone, local - secondsPerDay);
  const after = offsetAt(zone, local + secondsPerDay);
  const valid = [before, after].filter((offset) => offsetAt(zone, local - offset) === offset);
  if (valid.length === 0) return { offset: after, shiftSeconds: after - before };
  const offset = valid.find((candidate) => candidate === preferredOffset) ?? valid[0] ?? before;
  return { offset, shiftSeconds: 0 };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
