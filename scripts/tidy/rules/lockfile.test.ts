import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { lockfile } from './lockfile.ts';

const lock = (packages: object) => plant({ 'package-lock.json': JSON.stringify({ packages }) });

test('refuses a lockfile that is missing or takes a package from elsewhere', () => {
  expect(lockfile(plant())).toEqual([
    { rule: 'lockfile', file: 'package-lock.json', message: expect.stringContaining('is missing') },
  ]);
  const found = lockfile(lock({ 'node_modules/a': { resolved: 'https://npm.example.com/a.tgz' } }));
  expect(found).toEqual([
    {
      rule: 'lockfile',
      file: 'package-lock.json',
      message: expect.stringContaining('takes node_modules/a from https://npm.example.com/a.tgz'),
    },
  ]);
});

test('lets links and packages without an address pass', () => {
  const packages = {
    'node_modules/b': { resolved: 'packages/b', link: true },
    'node_modules/c': { version: '1.0.0' },
  };
  expect(lockfile(lock(packages))).toEqual([]);
});
