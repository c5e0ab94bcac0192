import { expect, test } from 'vitest';
import { makeRegistrations } from './generate-registrations.ts';

test('the registrations of every worker are what the process contracts give', () => {
  const stale = makeRegistrations().filter(({ isFresh }) => !isFresh);
  expect(
    stale.map(({ path }) => path),
    'run: node --conditions=stepwright-source scripts/generate-registrations.ts',
  ).toEqual([]);
});

test('every task of a process is registered once, in the order of its contract', () => {
  const [, orders] = makeRegistrations();
  const names = [...(orders?.content ?? '').matchAll(/^ {4}(\w+)Handler\(clients\),$/gm)].map((match) => match[1]);
  expect(names.slice(0, 3)).toEqual(['claimStart', 'decomposeOrder', 'reserveInventory']);
  expect(names.at(-1)).toBe('completeCancellation');
  expect(new Set(names).size).toBe(14);
});
