import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { fileSize } from './file-size.ts';

const lines = (count: number) => 'x();\n'.repeat(count);

test('refuses a long file and tells the median', () => {
  const texts = {
    'scripts/a.ts': lines(501),
    'scripts/a.test.ts': lines(901),
    'scripts/b.ts': lines(7),
    'scripts/c.sql': lines(501),
  };
  const found = fileSize(plant(texts));
  expect(found.map(({ file }) => file)).toEqual(['scripts/a.test.ts', 'scripts/a.ts', 'scripts/c.sql']);
  expect(found[1]?.message).toContain('has 501 lines, allowed are 500 (the median of the repository is 501)');
});

test('passes over generated files and tables of cases', () => {
  const texts = { 'scripts/a.ts': lines(500), 'scripts/a.test.ts': lines(900), 'scripts/generated/b.ts': lines(5_000) };
  expect(fileSize(plant(texts))).toEqual([]);
});
