import { describe, expect, test } from 'vitest';
import { summaryOf } from './summary.ts';

const suite = (passed: number, failed: number, skipped: { name: string; reason?: string }[] = []) => ({
  passed,
  failed,
  skipped,
});

describe('summaryOf', () => {
  test('sums tests and steps and ends with the line that CI reads', () => {
    const steps = [
      { name: 'types', ok: true },
      { name: 'unit tests', ok: true, count: suite(40, 0) },
      { name: 'integration suites', ok: true, count: suite(2, 0) },
    ];
    expect(summaryOf(steps, { skippedFail: true })).toEqual({ lines: ['43 passed, 0 failed'], ok: true });
  });

  test('counts a failed step once and a failed suite by its tests, and names them', () => {
    const steps = [
      { name: 'types', ok: false },
      { name: 'unit tests', ok: false, count: suite(40, 3) },
    ];
    const lines = ['Failed: types, unit tests', '40 passed, 4 failed'];
    expect(summaryOf(steps, { skippedFail: true })).toEqual({ lines, ok: false });
  });

  test('counts a suite that ends badly though none of its tests failed', () => {
    const steps = [{ name: 'unit tests', ok: false, count: suite(40, 0) }];
    expect(summaryOf(steps, { skippedFail: false })).toMatchObject({
      lines: ['Failed: unit tests', '40 passed, 1 failed'],
      ok: false,
    });
  });

  test('lists skipped tests with their reasons and counts them as failed where that is asked', () => {
    const steps = [
      { name: 'unit tests', ok: true, count: suite(1, 0, [{ name: 'a > b', reason: 'no Docker' }, { name: 'c' }]) },
    ];
    const list = ['  a > b (no Docker)', '  c (no reason given)'];
    expect(summaryOf(steps, { skippedFail: true })).toEqual({
      lines: ['Skipped tests: 2, counted as failed', ...list, '1 passed, 2 failed'],
      ok: false,
    });
    expect(summaryOf(steps, { skippedFail: false })).toEqual({
      lines: ['Skipped tests: 2', ...list, '1 passed, 0 failed'],
      ok: true,
    });
  });
});
