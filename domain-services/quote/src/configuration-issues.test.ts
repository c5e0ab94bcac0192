import { expect, it } from 'vitest';
import type { Characteristic } from './catalog.ts';
import { type ConfigurationValue, configurationIssues } from './configuration-issues.ts';

const characteristics: Characteristic[] = [
  { name: 'speed', type: 'enum', values: ['500', '1000'], required: true },
  { name: 'addresses', type: 'integer', min: 1, max: 8, required: false },
  { name: 'managed', type: 'boolean', required: false },
  { name: 'note', type: 'text', max: 3, required: false },
];

it.each<[string, Record<string, ConfigurationValue>, string[]]>([
  ['nothing', { speed: '500', addresses: 8, managed: false, note: 'abc' }, []],
  ['a missing required value', {}, ['x.speed']],
  ['a value outside of the list', { speed: '700' }, ['x.speed']],
  ['a number for a list value', { speed: 500 }, ['x.speed']],
  ['a number that is too small', { speed: '500', addresses: 0 }, ['x.addresses']],
  ['a number that is too large', { speed: '500', addresses: 9 }, ['x.addresses']],
  ['text for a number', { speed: '500', addresses: '2' }, ['x.addresses']],
  ['a half', { speed: '500', addresses: 1.5 }, ['x.addresses']],
  ['text for a flag', { speed: '500', managed: 'true' }, ['x.managed']],
  ['text that is too long', { speed: '500', note: 'abcd' }, ['x.note']],
  ['an unknown name', { speed: '500', colour: 'red' }, ['x.colour']],
  ['a name that every object has', { speed: '500', constructor: 'x' }, ['x.constructor']],
])('finds %s', (_what, configuration, paths) => {
  expect(configurationIssues('x', configuration, characteristics).map(({ path }) => path)).toEqual(paths);
});
