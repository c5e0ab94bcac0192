import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PLANTS } from './plants.ts';

test.each(PLANTS)('the place of $id is in the sources, once', ({ file, find }) => {
  const text = readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
  expect(text.split(find)).toHaveLength(2);
});

test('every planted defect has an id of its own', () => {
  expect(new Set(PLANTS.map(({ id }) => id)).size).toBe(PLANTS.length);
});
