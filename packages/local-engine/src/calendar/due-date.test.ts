import { expect, test } from 'vitest';
import { dueDate, timerDueDate } from './due-date.ts';

const NOW = Date.parse('2030-01-31T12:00:00Z');

test('a timer may be due in years', () => {
  expect(timerDueDate('timeDuration', 'P30Y', NOW)).toBe(Date.parse('2060-01-31T12:00:00Z'));
});

test('a due date that is computed anew counts from the given instant', () => {
  expect(timerDueDate('timeDuration', 'PT1H', NOW, 0)).toBe(3_600_000);
  expect(timerDueDate('timeCycle', 'R3/PT1H', NOW, 0)).toBe(3_600_000);
});

test('a due date of a task is a date or a period', () => {
  expect(dueDate('P1M', NOW)).toBe(Date.parse('2030-02-28T12:00:00Z'));
  expect(dueDate('2030-02-28', NOW)).toBe(Date.parse('2030-02-28T00:00:00Z'));
});

test('what is no date says so in the words of the engine', () => {
  expect(() => dueDate('tomorrow', NOW)).toThrow(
    `ENGINE-09027 Exception while resolving duedate 'tomorrow': Invalid format: "tomorrow"`,
  );
});
