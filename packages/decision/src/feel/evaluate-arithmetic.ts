import { checkText } from './budget.ts';
import { utcNanos } from './compare.ts';
import { FeelFailure } from './feel-error.ts';
import {
  add,
  divide,
  type FeelNumber,
  multiply,
  negate,
  ofInteger,
  power,
  subtract,
  toInt,
  wholePart,
} from './feel-number.ts';
import {
  type FeelDuration,
  type FeelMonths,
  type FeelValue,
  isFailure,
  nullValue,
  numberValue,
  orNull,
  stringValue,
} from './feel-value.ts';
import type { ArithmeticOperator } from './syntax.ts';
import { nanosPerDay, plusMonths } from './temporal/calendar.ts';
import { instantOf, plusCalendarMonths, plusDuration, splitNanos } from './temporal/moments.ts';

/** Computes; operands that do not fit give null. */
export function evaluateArithmetic(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue {
  if (isFailure(left)) return orNull(left);
  if (isFailure(right)) return orNull(right);
  if (left.kind === 'number' && right.kind === 'number') return ofNumbers(operator, left.value, right.value);
  return operations[operator](left, right) ?? nullValue;
}

export function negateValue(value: FeelValue): FeelValue {
  if (isFailure(value)) return orNull(value);
  return value.kind === 'number' ? numberValue(negate(value.value)) : nullValue;
}

function ofNumbers(operator: ArithmeticOperator, left: FeelNumber, right: FeelNumber): FeelValue {
  switch (operator) {
    case '+':
      return numberValue(add(left, right));
    case '-':
      return numberValue(subtract(left, right));
    case '*':
      return numberValue(multiply(left, right));
    case '/':
      return right.value.isZero() ? nullValue : numberValue(divide(left, right));
    case '**':
      return numberValue(power(left, right));
  }
}

type Operation = (left: FeelValue, right: FeelValue) => FeelValue | undefined;

const operations: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': addValues,
  '-': subtractValues,
  '*': (left, right) =>
    left.kind === 'number' ? times(right, left.value) : right.kind === 'number' ? times(left, right.value) : undefined,
  '/': divideValues,
  '**': () => undefined,
};

function addValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left.kind === 'string' && right.kind === 'string') {
    checkText(left.value.length + right.value.length);
    return stringValue(left.value + right.value);
  }
  if (left.kind === 'months' && right.kind === 'months') return monthsValue(left.months + right.months);
  if (left.kind === 'duration' && right.kind === 'duration') return durationValue(left.nanos + right.nanos);
  if (isDuration(right)) return shift(left, right, 1);
  return isDuration(left) ? shift(right, left, 1) : undefined;
}

function subtractValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left.kind === 'months' && right.kind === 'months') return monthsValue(left.months - right.months);
  if (left.kind === 'duration' && right.kind === 'duration') return durationValue(left.nanos - right.nanos);
  if (isDuration(right)) return shift(left, right, -1);
  if (left.kind === 'local-time' && right.kind === 'local-time') return durationValue(left.nanos - right.nanos);
  if (left.kind === 'time' && right.kind === 'time') {
    // The engine gives the distance: it is never negative.
    const distance = utcNanos(left) - utcNanos(right);
    return durationValue(distance < 0n ? -distance : distance);
  }
  if (left.kind === 'date' && right.kind === 'date') return durationValue(BigInt(left.day - right.day) * nanosPerDay);
  if (left.kind === 'local-date-time' && right.kind === 'local-date-time')
    return durationValue(instantOf(left) - instantOf(right));
  if (left.kind === 'date-time' && right.kind === 'date-time') return durationValue(instantOf(left) - instantOf(right));
  return undefined;
}

/** Moves a date or time; a date moves by whole days, a time goes around the clock. */
function shift(value: FeelValue, by: FeelMonths | FeelDuration, sign: 1 | -1): FeelValue | undefined {
  if (by.kind === 'months') {
    if (value.kind === 'date') return { kind: 'date', day: plusMonths(value.day, sign * by.months) };
    if (value.kind === 'local-date-time' || value.kind === 'date-time')
      return plusCalendarMonths(value, sign * by.months);
    return undefined;
  }
  const nanos = BigInt(sign) * by.nanos;
  if (value.kind === 'date') return { kind: 'date', day: splitNanos(BigInt(value.day) * nanosPerDay + nanos).day };
  if (value.kind === 'local-date-time' || value.kind === 'date-time') return plusDuration(value, nanos);
  if (value.kind !== 'local-time' && value.kind !== 'time') return undefined;
  return { ...value, nanos: (((value.nanos + nanos) % nanosPerDay) + nanosPerDay) % nanosPerDay };
}

/** A factor counts without its decimals. */
function times(value: FeelValue, factor: FeelNumber): FeelValue | undefined {
  if (value.kind === 'months') return monthsValue(value.months * toInt(factor));
  return value.kind === 'duration' ? durationValue(value.nanos * BigInt(toInt(factor))) : undefined;
}

function divideValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left.kind === 'months' && right.kind === 'months' && right.months !== 0) {
    return numberValue(ofInteger(Math.trunc(left.months / right.months)));
  }
  if (left.kind === 'duration' && right.kind === 'duration' && right.nanos !== 0n) {
    const divisor = millisOf(right);
    if (divisor === 0n) throw new FeelFailure('division by a duration of less than a millisecond');
    return numberValue(ofInteger(millisOf(left) / divisor));
  }
  if (right.kind !== 'number' || right.value.value.isZero()) return undefined;
  if (left.kind === 'months') return monthsValue(toInt(divide(ofInteger(left.months), right.value)));
  if (left.kind !== 'duration') return undefined;
  // The engine keeps 32 bits of the milliseconds: 25 days and more overflow.
  const millis = BigInt.asIntN(32, wholePart(divide(ofInteger(millisOf(left)), right.value)));
  return durationValue(millis * 1_000_000n);
}

function millisOf({ nanos }: FeelDuration): bigint {
  const millis = nanos / 1_000_000n;
  return nanos < 0n && millis * 1_000_000n !== nanos ? millis - 1n : millis;
}

function isDuration(value: FeelValue): value is FeelMonths | FeelDuration {
  return value.kind === 'months' || value.kind === 'duration';
}

function monthsValue(months: number): FeelValue {
  if (Math.abs(months) > 2_147_483_647) throw new FeelFailure('the duration is out of range');
  return { kind: 'months', months: months === 0 ? 0 : months };
}

function durationValue(nanos: bigint): FeelValue {
  if (nanos / 1_000_000_000n >= 2n ** 63n || nanos / 1_000_000_000n < -(2n ** 63n)) {
    throw new FeelFailure('the duration is out of range');
  }
  return { kind: 'duration', nanos };
}
