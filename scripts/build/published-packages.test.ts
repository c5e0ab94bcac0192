import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { plantPackage } from '../test/helpers/plant-package.ts';
import { publishedPackages } from './published-packages.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

test('reads entries from exports, the main one first, without those that only the repository sees', () => {
  using planted = plantPackage({
    exports: {
      '.': { 'stepwright-source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
      './deep/way': { types: './dist/way.d.ts', default: './dist/way.js' },
      './inside': { 'stepwright-source': './src/inside.ts' },
    },
  });
  expect(publishedPackages(planted.root)).toEqual([
    {
      name: '@planted/thing',
      folder: 'packages/thing',
      title: 'thing',
      description: 'A thing',
      entries: [
        { specifier: '@planted/thing', title: 'thing', declarations: './dist/index.d.ts' },
        { specifier: '@planted/thing/deep/way', title: 'thing.deep.way', declarations: './dist/way.d.ts' },
      ],
    },
  ]);
});

test('leaves private packages out', () => {
  using planted = plantPackage({ private: true });
  expect(publishedPackages(planted.root)).toEqual([]);
});

test('refuses a package without a description', () => {
  using planted = plantPackage({ description: '' });
  expect(() => publishedPackages(planted.root)).toThrow('packages/thing/package.json has no description');
});

const published = publishedPackages(root);
const list = readFileSync(join(root, 'docs/reference/README.md'), 'utf8');

test.each(published)('$name has a page that shows each of its entries, and the list names it', ({ title, entries }) => {
  const page = readFileSync(join(root, `docs/reference/${title}.md`), 'utf8');
  for (const { specifier } of entries) expect(page).toMatch(new RegExp(`^## ${specifier}$`, 'm'));
  expect(list).toContain(`(${title}.md)`);
});

test.each(published.flatMap(({ name, entries }) => entries.map((entry) => ({ name, ...entry }))))(
  '$specifier has a report with its names',
  ({ name, title }) => {
    const report = readFileSync(join(root, `docs/api-report/${title}.api.md`), 'utf8');
    expect(report).toContain(`## API Report File for "${name}"`);
    expect(report).toMatch(/^export /m);
  },
);
