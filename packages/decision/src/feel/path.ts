import { ofInteger } from './feel-number.ts';
import { type FeelValue, listValue, nullValue, numberValue, stringValue } from './feel-value.ts';
import { dateOfDay, nanosPerSecond, weekdayOf } from './temporal/calendar.ts';
import { floorSeconds } from './temporal/parse-duration.ts';

/** The entry of a context, the entries of a list of contexts, or a part of a temporal value; null when there is none. */
export function pathOf(value: FeelValue, key: string): FeelValue {
  if (value.kind === 'context') return value.entries.get(key) ?? nullValue;
  if (value.kind === 'list') return listValue(value.items.map((item) => pathOf(item, key)));
  const part = parts[key]?.(value);
  if (part === undefined || part === null) return nullValue;
  if (typeof part === 'string') return stringValue(part);
  return typeof part === 'object' ? part : numberValue(ofInteger(part));
}

type Part = (value: FeelValue) => number | bigint | string | FeelValue | null | undefined;

const parts: Readonly<Record<string, Part>> = Object.assign(Object.create(null), {
  year: (value: FeelValue) => withDay(value, (day) => dateOfDay(day).year),
  month: (value: FeelValue) => withDay(value, (day) => dateOfDay(day).month),
  day: (value: FeelValue) => withDay(value, (day) => dateOfDay(day).day),
  weekday: (value: FeelValue) => withDay(value, weekdayOf),
  hour: (value: FeelValue) => withClock(value, (seconds) => seconds / 3600n),
  minute: (value: FeelValue) => withClock(value, (seconds) => (seconds / 60n) % 60n),
  second: (value: FeelValue) => withClock(value, (seconds) => seconds % 60n),
  'time offset': (value: FeelValue) =>
    value.kind === 'time' || value.kind === 'date-time'
      ? { kind: 'duration', nanos: BigInt(value.offset) * nanosPerSecond }
      : null,
  timezone: (value: FeelValue) => (value.kind === 'time' || value.kind === 'date-time' ? value.zone : null),
  years: (value: FeelValue) => (value.kind === 'months' ? Math.trunc(value.months / 12) : null),
  months: (value: FeelValue) => (value.kind === 'months' ? value.months % 12 : null),
  days: (value: FeelValue) => withDuration(value, (seconds) => seconds / 86_400n),
  hours: (value: FeelValue) => withDuration(value, (seconds) => (seconds / 3600n) % 24n),
  minutes: (value: FeelValue) => withDuration(value, (seconds) => (seconds / 60n) % 60n),
  seconds: (value: FeelValue) => withDuration(value, (seconds) => seconds % 60n),
} satisfies Record<string, Part>);

function withDay(value: FeelValue, part: (day: number) => number): number | null {
  return value.kind === 'date' || value.kind === 'local-date-time' || value.kind === 'date-time'
    ? part(value.day)
    : null;
}

function withClock(value: FeelValue, part: (seconds: bigint) => bigint): bigint | null {
  switch (value.kind) {
    case 'local-time':
    case 'time':
    case 'local-date-time':
    case 'date-time':
      return part(value.nanos / nanosPerSecond);
    default:
      return null;
  }
}

function withDuration(value: FeelValue, part: (seconds: bigint) => bigint): bigint | null {
  return value.kind === 'duration' ? part(floorSeconds(value.nanos)) : null;
}
