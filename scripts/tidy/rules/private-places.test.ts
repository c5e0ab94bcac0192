import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { privatePlaces } from './private-places.ts';

// Put together, so that this file does not name what it plants.
const [registry, home] = ['registry', 'home'];

test.each([
  ['see "/builds/one/two/a.ts"', '/builds/one/two'],
  ['/builds/one/two/', '/builds/one/two'],
  [`cd /${home}/jane/stepwright`, `/${home}/jane/s`],
  [`at C:\\${'Users'}\\jane`, 'C:'],
  [`${registry}=https://packages.example.com/`, 'packages.example.com'],
  [`"https://${registry}.example.com/a.tgz"`, 'example.com'],
])('refuses %s', (text, place) => {
  const found = privatePlaces(plant({ 'docs/a.md': `\n${text}` }), ['/builds/one/two']);
  expect(found).toEqual([
    { rule: 'private-places', file: 'docs/a.md', line: 2, message: expect.stringContaining(place) },
  ]);
});

test.each([
  'src/builds/one/two/a.ts',
  '/home/page is a route',
  `${registry}=http://localhost:4873`,
  'http://127.0.0.1:8080/engine-rest',
])('passes over %s', (text) => {
  expect(privatePlaces(plant({ 'docs/a.md': text }), ['/builds/one/two'])).toEqual([]);
});
