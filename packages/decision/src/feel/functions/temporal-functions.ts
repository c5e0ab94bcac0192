import { ofInteger } from '../feel-number.ts';
import { type FeelValue, numberValue, stringValue } from '../feel-value.ts';
import { dateOfDay, dayOfDate, dayOfYear, daysInMonth, weekdayOf, weekOfYear } from '../temporal/calendar.ts';
import { atInstant } from '../temporal/moments.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ofDay = (compute: (day: number) => FeelValue): Builtin =>
  builtin(['date'], ([date]) =>
    date?.kind === 'date' || date?.kind === 'local-date-time' || date?.kind === 'date-time'
      ? compute(date.day)
      : undefined,
  );

export const temporalFunctions: Builtins = {
  now: [
    builtin([], (_, env) => atInstant(BigInt(env.now().getTime()) * 1_000_000n, { offset: 0, zone: env.timeZone })),
  ],
  today: [
    builtin([], (_, env) => {
      const { day } = atInstant(BigInt(env.now().getTime()) * 1_000_000n, { offset: 0, zone: env.timeZone });
      return { kind: 'date', day };
    }),
  ],
  'day of year': [ofDay((day) => numberValue(ofInteger(dayOfYear(day))))],
  'day of week': [ofDay((day) => stringValue(weekdays[weekdayOf(day) - 1] ?? ''))],
  'month of year': [ofDay((day) => stringValue(months[dateOfDay(day).month - 1] ?? ''))],
  'week of year': [ofDay((day) => numberValue(ofInteger(weekOfYear(day))))],
  'last day of month': [
    ofDay((day) => {
      const { year, month } = dateOfDay(day);
      return { kind: 'date', day: dayOfDate({ year, month, day: daysInMonth(year, month) }) };
    }),
  ],
};
