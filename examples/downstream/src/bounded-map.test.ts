import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('keeps the newest entries, at most as many as allowed and at least nine tenths of that', () => {
  const map = new BoundedMap<number, number>(100);
  for (let key = 1; key <= 1_000; key += 1) map.set(key, key);
  const kept = [...map.values()];
  expect(kept.length).toBeGreaterThanOrEqual(90);
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept.at(-1)).toBe(1_000);
  expect(map.get(1)).toBeUndefined();
});

test('counts by weight, and an entry that is replaced no longer weighs', () => {
  const map = new BoundedMap<string, string>(10, (value) => value.length);
  for (let round = 0; round < 10; round += 1) map.set('same', 'xxxxx');
  map.set('other', 'xxxxx');
  expect([...map.values()]).toHaveLength(2);
  map.set('third', 'x');
  expect(map.get('same')).toBeUndefined();
  expect(map.get('other')).toBe('xxxxx');
});
