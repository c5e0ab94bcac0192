import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';

const waitsOf = (random: () => number, count: number): number[] => {
  const backoff = createBackoff({ firstMs: 200, mostMs: 1_000, random });
  return Array.from({ length: count }, () => backoff.nextMs());
};

test('waits double up to the most', () => {
  expect(waitsOf(() => 0, 5)).toEqual([200, 400, 800, 1_000, 1_000]);
});

test('each wait is shortened at random by up to half, so that workers that failed together come back apart', () => {
  expect(waitsOf(() => 0.5, 2)).toEqual([150, 300]);
  expect(waitsOf(() => 0.999, 2)).toEqual([101, 201]);
});

test('it begins anew after a reset', () => {
  const backoff = createBackoff({ firstMs: 200, mostMs: 1_000, random: () => 0 });
  backoff.nextMs();
  backoff.reset();
  expect(backoff.nextMs()).toBe(200);
});
