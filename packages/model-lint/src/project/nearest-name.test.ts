import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test('finds the name that differs by a slip or by its separators', () => {
  expect(nearestName('reserve-inventry', ['release-inventory', 'reserve-inventory'])).toBe('reserve-inventory');
  expect(nearestName('NO_STOCK', ['noStock', 'no-stock'])).toBe('no-stock');
});

test('finds nothing when all names are far, and never the name itself', () => {
  expect(nearestName('charge', ['notify-customer', 'charge'])).toBeUndefined();
  expect(nearestName('a', [])).toBeUndefined();
});
