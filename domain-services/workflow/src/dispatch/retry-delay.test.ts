import { expect, it } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

it.each([
  [1, 500],
  [2, 1000],
  [5, 8000],
  [6, 10_000],
  [1_000_000, 10_000],
])('after %d attempts pauses %d ms, less up to a quarter', (attempts, limitMs) => {
  expect(retryDelayMs(attempts, 1)).toBe(limitMs);
  expect(retryDelayMs(attempts, 0)).toBe(limitMs * 0.75);
});
