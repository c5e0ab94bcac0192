import { expect, it } from 'vitest';
import {
  dateOfDay,
  dayOfDate,
  daysInMonth,
  isDate,
  monthsBetween,
  plusMonths,
  weekdayOf,
  weekOfYear,
} from './calendar.ts';
import { offsetAt, resolveLocal } from './zone.ts';

it('counts days as JavaScript does', () => {
  for (let day = -800_000; day < 800_000; day += 977) {
    const date = new Date(day * 86_400_000);
    const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    expect(dateOfDay(day)).toEqual(expected);
    expect(dayOfDate(expected)).toBe(day);
    expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
  }
});

it.each([
  [2020, 2, 29, true],
  [2021, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [2020, 4, 31, false],
  [2020, 0, 1, false],
  [2020, 13, 1, false],
])('%i-%i-%i is a date: %s', (year, month, day, expected) => {
  expect(isDate({ year, month, day })).toBe(expected);
});

it.each([
  ['2020-01-31', 1, '2020-02-29'],
  ['2020-03-31', -1, '2020-02-29'],
  ['2020-12-15', 1, '2021-01-15'],
  ['2020-01-15', -1, '2019-12-15'],
  ['2020-02-29', 12, '2021-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(plusMonths(Date.parse(from) / 86_400_000, months)).toBe(Date.parse(to) / 86_400_000);
});

it.each([
  ['2020-01-31', '2020-02-29', 0],
  ['2020-01-29', '2020-02-29', 1],
  ['2020-02-29', '2020-01-31', 0],
  ['2013-08-24', '2011-12-22', -20],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000)).toBe(months);
});

it.each([
  ['2021-01-03', 53],
  ['2019-12-30', 1],
  ['2020-12-31', 53],
  ['2016-01-04', 1],
])('%s is in week %i', (date, week) => {
  expect(weekOfYear(Date.parse(date) / 86_400_000)).toBe(week);
});

it('knows the length of the months', () => {
  expect(Array.from({ length: 12 }, (_, at) => daysInMonth(2021, at + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
});

it('moves a skipped wall-clock time forward and takes the earlier of two', () => {
  const day = (date: string): number => Date.parse(date) / 86_400_000;
  const half = 9_000_000_000_000n; // 02:30
  expect(resolveLocal('Europe/Berlin', day('2020-03-29'), half)).toEqual({ offset: 7_200, shiftSeconds: 3_600 });
  expect(resolveLocal('Europe/Berlin', day('2020-10-25'), half)).toEqual({ offset: 7_200, shiftSeconds: 0 });
  expect(resolveLocal('Europe/Berlin', day('2020-10-25'), half, 3_600)).toEqual({ offset: 3_600, shiftSeconds: 0 });
  expect(offsetAt('America/New_York', Date.UTC(2020, 6, 1) / 1000)).toBe(-14_400);
});
