import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { readmes } from './readmes.ts';

const folders = [
  'packages/contract',
  'packages/outbox',
  'packages/test-servers',
  'domain-services/order',
  'domain-services/quote',
];
const pages = Object.fromEntries(folders.map((folder) => [`${folder}/README.md`, '# It\n']));
const list = folders.map((folder) => `| [it](${folder}/) | what it is for |`).join('\n');

test('refuses rooms without a page, long pages, and a list that differs from the folders', () => {
  const texts = {
    ...pages,
    'packages/outbox/README.md': '\n'.repeat(100),
    'README.md': list.replace('packages/contract', 'packages/gone'),
  };
  const { 'domain-services/quote/README.md': _, ...rest } = texts as Record<string, string>;
  expect(readmes(plant(rest)).map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringContaining('packages/outbox/README.md has 100 lines'),
    expect.stringContaining('domain-services/quote/README.md is missing'),
    expect.stringContaining('README.md does not link packages/contract'),
    expect.stringContaining('README.md links packages/gone'),
  ]);
});

test('refuses a repository without a page', () => {
  expect(readmes(plant(pages))).toEqual([
    { rule: 'readmes', file: 'README.md', message: expect.stringContaining('is missing') },
  ]);
});

test('lets a full list with pages pass', () => {
  expect(readmes(plant({ ...pages, 'README.md': list }))).toEqual([]);
});
