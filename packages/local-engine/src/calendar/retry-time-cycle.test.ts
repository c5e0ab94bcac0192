import { expect, test } from 'vitest';
import { parseRetryTimeCycle } from './retry-time-cycle.ts';

test('a repetition gives the retries and one interval', () => {
  const cycle = parseRetryTimeCycle('R5/PT1M');
  expect(cycle?.retries).toBe(5);
  expect([5, 4, 1].map((retries) => cycle?.dueAfterFailure(retries, 0))).toEqual([60_000, 60_000, 60_000]);
});

test('a list gives one retry more than intervals, and the last interval serves for the rest', () => {
  const cycle = parseRetryTimeCycle('PT1M, PT2M ,PT3M');
  expect(cycle?.retries).toBe(4);
  expect([4, 3, 2, 1].map((retries) => cycle?.dueAfterFailure(retries, 0))).toEqual([
    60_000, 120_000, 180_000, 180_000,
  ]);
});

test('one text that cannot be read gives nothing, one in a list fails when its turn comes', () => {
  expect(parseRetryTimeCycle('soon')).toBeUndefined();
  expect(parseRetryTimeCycle('')).toBeUndefined();
  const cycle = parseRetryTimeCycle('PT1M,soon');
  expect(cycle?.dueAfterFailure(3, 0)).toBe(60_000);
  expect(() => cycle?.dueAfterFailure(2, 0)).toThrow('Invalid format: "soon"');
});
