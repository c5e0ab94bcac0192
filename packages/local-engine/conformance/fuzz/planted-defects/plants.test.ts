import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SOURCE_FOLDER } from '../play/in-process-engine.ts';
import { PLANTS } from './plants.ts';

test('there are at least 30 plants with names of their own', () => {
  expect(new Set(PLANTS.map(({ id }) => id)).size).toBe(PLANTS.length);
  expect(PLANTS.length).toBeGreaterThanOrEqual(30);
});

test.each(PLANTS)('$id finds its place in the sources exactly once', async ({ file, find, replace }) => {
  const text = await readFile(new URL(file, SOURCE_FOLDER), 'utf8');
  expect(text.split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});
