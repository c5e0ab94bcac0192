import type { TypedValue } from '../values/typed-value.ts';
import { toLong } from './coercions.ts';
import { unsupported } from './expression-error.ts';
import type { DateTimeOperand, Evaluate, Operand } from './operand.ts';

type Shift = (date: Date, amount: number) => void;

const SHIFTS: Readonly<Record<string, Shift>> = {
  Years: (date, amount) => addMonths(date, amount * 12),
  Months: addMonths,
  Weeks: (date, amount) => date.setTime(date.getTime() + amount * 604_800_000),
  Days: (date, amount) => date.setTime(date.getTime() + amount * 86_400_000),
  Hours: (date, amount) => date.setTime(date.getTime() + amount * 3_600_000),
  Minutes: (date, amount) => date.setTime(date.getTime() + amount * 60_000),
  Seconds: (date, amount) => date.setTime(date.getTime() + amount * 1000),
  Millis: (date, amount) => date.setTime(date.getTime() + amount),
};
const FIELDS: Readonly<Record<string, (date: Date) => number>> = {
  Year: (date) => date.getUTCFullYear(),
  MonthOfYear: (date) => date.getUTCMonth() + 1,
  DayOfMonth: (date) => date.getUTCDate(),
  DayOfWeek: (date) => date.getUTCDay() || 7,
  HourOfDay: (date) => date.getUTCHours(),
  MinuteOfHour: (date) => date.getUTCMinutes(),
  SecondOfMinute: (date) => date.getUTCSeconds(),
  MillisOfSecond: (date) => date.getUTCMilliseconds(),
};

/** What `dateTime()` gives: now, in UTC. */
export const dateTimeNow: DateTimeOperand = { kind: 'dateTime', instant: (scope) => scope.now };

/** Calls a method of `dateTime()`; undefined when this engine does not know it. */
export function dateTimeMethod(
  on: DateTimeOperand,
  method: string,
  parameters: readonly Evaluate[],
): Operand | undefined {
  const [amount] = parameters;
  const [, direction, unit = ''] = /^(plus|minus)([A-Z][a-z]+)$/.exec(method) ?? [];
  const shift = SHIFTS[unit];
  if (shift && amount && parameters.length === 1) return shifted(on, shift, direction === 'plus' ? 1 : -1, amount);
  if (parameters.length > 0) return undefined;
  if (method === 'withTimeAtStartOfDay') {
    return { kind: 'dateTime', instant: (scope) => Math.floor(on.instant(scope) / 86_400_000) * 86_400_000 };
  }
  if (method === 'toDate') return value((scope) => ({ type: 'Date', value: on.instant(scope) }));
  if (method === 'toString')
    return value((scope) => ({ type: 'String', value: new Date(on.instant(scope)).toISOString() }));
  return method.startsWith('get') ? dateTimeProperty(on, method.slice(3)) : undefined;
}

/** Reads a property of `dateTime()`, `millis` or `dayOfWeek` for example. */
export function dateTimeProperty(on: DateTimeOperand, property: string): Operand | undefined {
  const name = property.charAt(0).toUpperCase() + property.slice(1);
  if (name === 'Millis') return value((scope) => ({ type: 'Long', value: BigInt(on.instant(scope)) }));
  const field = FIELDS[name];
  return field && value((scope) => ({ type: 'Integer', value: field(new Date(on.instant(scope))) }));
}

function shifted(on: DateTimeOperand, shift: Shift, sign: 1 | -1, amount: Evaluate): DateTimeOperand {
  return {
    kind: 'dateTime',
    instant: (scope) => {
      const date = new Date(on.instant(scope));
      shift(date, sign * Number(BigInt.asIntN(32, toLong(amount(scope)))));
      if (Number.isNaN(date.getTime()))
        throw unsupported('The date is beyond the year 275760, where the dates of this engine end.');
      return date.getTime();
    },
  };
}

/** The last day of a shorter month stands for the days that it does not have. */
function addMonths(date: Date, amount: number): void {
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + amount);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
}

function value(evaluate: (scope: Parameters<Evaluate>[0]) => TypedValue): Operand {
  return { kind: 'value', evaluate };
}
