import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { ownIndex } from './own-index.ts';

test.each([
  ['packages/outbox/src/deep/a.ts', '../index.ts'],
  ['packages/outbox/src/a.ts', '@stepwright/outbox'],
  ['contracts/a.ts', './index.ts'],
])('refuses that %s imports %s', (file, specifier) => {
  expect(ownIndex(plant({ [file]: `import { b } from '${specifier}';` }))).toEqual([
    { rule: 'own-index', file, line: 1, message: expect.stringContaining('its own package') },
  ]);
});

test('lets tests go through the public door, and an index stand in a folder', () => {
  const texts = {
    'packages/outbox/src/a.test.ts': "import './index.ts';",
    'packages/outbox/src/a.ts': "import './rows/index.ts';",
  };
  expect(ownIndex(plant(texts))).toEqual([]);
});
