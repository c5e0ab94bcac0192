import { checkText } from '../budget.ts';
import { FeelFailure } from '../feel-error.ts';
import { type FeelNumber, parseNumber, toInt } from '../feel-number.ts';
import { errorValue, type FeelValue, nullValue, numberValue, stringValue } from '../feel-value.ts';
import { formatValue } from '../format-value.ts';
import { dayOfDate, isDate, monthsBetween, nanosPerSecond } from '../temporal/calendar.ts';
import { atInstant, instantOf } from '../temporal/moments.ts';
import { parseDuration } from '../temporal/parse-duration.ts';
import { atZone, parseDate, parseDateTime, parseTime } from '../temporal/parse-temporal.ts';
import { isZone } from '../temporal/zone.ts';
import { type Builtins, builtin } from './builtin.ts';

const dateFrom = builtin(['from'], ([from]) => {
  if (from?.kind === 'string') return parseDate(from.value);
  return hasDay(from) ? { kind: 'date', day: from.day } : undefined;
});

const dateOfParts = builtin(['year', 'month', 'day'], (args) => {
  const [year, month, day] = integersOf(args) ?? [];
  if (year === undefined || month === undefined || day === undefined || !isDate({ year, month, day })) return undefined;
  return { kind: 'date', day: dayOfDate({ year, month, day }) };
});

const dateTimeFrom = builtin(['from'], ([from]) => (from?.kind === 'string' ? parseDateTime(from.value) : undefined));

/** Puts a date and a time together, or gives a date-time another zone. */
const dateTimeOf = builtin(['date', 'time'], ([date, time]) => {
  if (!hasDay(date)) return undefined;
  if (time?.kind === 'local-time') return { kind: 'local-date-time', day: date.day, nanos: time.nanos };
  if (time?.kind === 'time') {
    if (time.zone !== undefined) return atZone(date.day, time.nanos, time.zone);
    return { kind: 'date-time', day: date.day, nanos: time.nanos, offset: time.offset, zone: undefined };
  }
  if (time?.kind !== 'string' || date.kind === 'date') return undefined;
  if (!isZone(time.value)) throw new FeelFailure(`'${time.value}' is no zone`);
  if (date.kind === 'local-date-time') return atZone(date.day, date.nanos, time.value);
  return atInstant(instantOf(date), { offset: 0, zone: time.value });
});

const timeFrom = builtin(['from'], ([from]) => {
  if (from?.kind === 'string') return parseTime(from.value);
  if (from?.kind === 'local-date-time') return { kind: 'local-time', nanos: from.nanos };
  if (from?.kind === 'date-time') return { kind: 'time', nanos: from.nanos, offset: from.offset, zone: from.zone };
  return from?.kind === 'date' ? { kind: 'time', nanos: 0n, offset: 0, zone: undefined } : undefined;
});

const timeOfParts = builtin(['hour', 'minute', 'second'], ([hour, minute, second]) => {
  const nanos = clockOf(hour, minute, second, true);
  return nanos === undefined ? undefined : { kind: 'local-time', nanos };
});

const timeWithOffset = builtin(['hour', 'minute', 'second', 'offset'], ([hour, minute, second, offset]) => {
  const nanos = clockOf(hour, minute, second, offset?.kind === 'duration');
  if (nanos === undefined) return undefined;
  if (offset?.kind === 'null') return { kind: 'local-time', nanos };
  if (offset?.kind !== 'duration') return undefined;
  const seconds = Number(offset.nanos / nanosPerSecond);
  return Math.abs(seconds) > 18 * 3600 ? undefined : { kind: 'time', nanos, offset: seconds, zone: undefined };
});

const numberFrom = builtin(['from'], ([from]) => (from?.kind === 'string' ? numberOf(from.value) : undefined));

const numberGrouped = builtin(['from', 'grouping separator'], ([from, grouping]) => {
  if (from?.kind !== 'string' || grouping?.kind !== 'string') return undefined;
  return isGrouping(grouping.value) ? numberOf(from.value.replaceAll(grouping.value, '')) : undefined;
});

const numberWithSeparators = builtin(
  ['from', 'grouping separator', 'decimal separator'],
  ([from, grouping, decimal]) => {
    if (from?.kind !== 'string' || (grouping?.kind === 'null' && decimal?.kind === 'null')) return undefined;
    let text = from.value;
    if (grouping?.kind === 'string') {
      if (!isGrouping(grouping.value)) return undefined;
      text = text.replaceAll(grouping.value, '');
    } else if (grouping?.kind !== 'null') return undefined;
    if (decimal?.kind === 'string') {
      const same = grouping.kind === 'string' && grouping.value === decimal.value;
      if (same || (decimal.value !== ',' && decimal.value !== '.')) return undefined;
      text = text.replaceAll(decimal.value, '.');
    } else if (decimal?.kind !== 'null') return undefined;
    return numberOf(text);
  },
);

const stringFrom = builtin(['from'], ([from]) => {
  if (from === undefined || from.kind === 'null' || from.kind === 'string') return from ?? nullValue;
  const text = formatValue(from);
  checkText(text.length);
  return stringValue(text);
});

const durationFrom = builtin(['from'], ([from]) => (from?.kind === 'string' ? parseDuration(from.value) : undefined));

const monthsFromTo = builtin(['from', 'to'], ([from, to]) => {
  if (!hasDay(from) || !hasDay(to)) return undefined;
  return { kind: 'months', months: monthsBetween(from.day, to.day) };
});

export const conversionFunctions: Builtins = {
  date: [dateFrom, dateOfParts],
  'date and time': [dateTimeFrom, dateTimeOf],
  time: [timeFrom, timeOfParts, timeWithOffset],
  number: [numberFrom, numberGrouped, numberWithSeparators],
  string: [stringFrom],
  duration: [durationFrom],
  'years and months duration': [monthsFromTo],
};

type WithDay = Extract<FeelValue, { day: number }>;

function hasDay(value: FeelValue | undefined): value is WithDay {
  return value?.kind === 'date' || value?.kind === 'local-date-time' || value?.kind === 'date-time';
}

function integersOf(args: readonly FeelValue[]): readonly number[] | undefined {
  const numbers = args.flatMap((value) => (value.kind === 'number' ? [toInt(value.value)] : []));
  return numbers.length === args.length ? numbers : undefined;
}

function clockOf(hour?: FeelValue, minute?: FeelValue, second?: FeelValue, withFraction = true): bigint | undefined {
  if (hour?.kind !== 'number' || minute?.kind !== 'number' || second?.kind !== 'number') return undefined;
  const [h, m, s] = [toInt(hour.value), toInt(minute.value), toInt(second.value)];
  const fraction = withFraction ? fractionOf(second.value) : 0n;
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59 || fraction < 0n) return undefined;
  return BigInt(h * 3600 + m * 60 + s) * nanosPerSecond + fraction;
}

function fractionOf(second: FeelNumber): bigint {
  return BigInt(second.value.mod(1).mul(1e9).trunc().toFixed(0));
}

function isGrouping(separator: string): boolean {
  return separator === ' ' || separator === ',' || separator === '.';
}

function numberOf(text: string): FeelValue {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return errorValue(`'${text.slice(0, 40)}' is no number`);
  return numberValue(parseNumber(text));
}
