import { expect, test } from 'vitest';
import { manifestText, plant } from '../test/helpers/plant.ts';
import { packageManifests } from './package-manifests.ts';

test.each([
  [{ license: 'MIT' }, 'has the license MIT'],
  [{ type: 'commonjs' }, 'write "type": "module"'],
  [{ dependencies: { zod: '^4.0.0' } }, 'asks for zod ^4.0.0; pin one version'],
  [{ devDependencies: { zod: 'latest' } }, 'asks for zod latest; pin one version'],
  [{ dependencies: { '@stepwright/contract': '0.2.0' } }, 'but packages/contract is 0.1.0'],
])('refuses %j', (manifest, message) => {
  const file = 'packages/outbox/package.json';
  expect(packageManifests(plant({ [file]: manifestText('packages/outbox', manifest) }))).toEqual([
    { rule: 'package-manifests', file, message: expect.stringContaining(message) },
  ]);
});

test('lets exact versions, pre-releases and other names pass', () => {
  const dependencies = {
    zod: '4.6.7',
    a: '18.4.0-beta.17',
    b: 'npm:typescript@6.0.3',
    '@stepwright/contract': '0.1.0',
  };
  expect(
    packageManifests(plant({ 'packages/outbox/package.json': manifestText('packages/outbox', { dependencies }) })),
  ).toEqual([]);
});
