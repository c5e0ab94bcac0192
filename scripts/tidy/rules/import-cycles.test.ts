import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { importCycles } from './import-cycles.ts';

test('names the way round of a cycle', () => {
  const texts = {
    'packages/outbox/src/a.ts': "import { b } from './b.ts';",
    'packages/outbox/src/b.ts': "export * from './c.ts';",
    'packages/outbox/src/c.ts': "import { type A } from './a.ts';",
  };
  expect(importCycles(plant(texts))).toEqual([
    {
      rule: 'import-cycles',
      file: 'packages/outbox/src/a.ts',
      message: expect.stringContaining(
        'outbox/src/a.ts -> packages/outbox/src/b.ts -> packages/outbox/src/c.ts -> packages/outbox/src/a.ts',
      ),
    },
  ]);
});

test('finds a cycle through package names and one of a file with itself', () => {
  const texts = {
    'packages/outbox/src/index.ts': "import '@stepwright/contract';",
    'packages/contract/src/index.ts': "import '@stepwright/outbox';",
    'scripts/a.ts': "import './a.ts';",
  };
  expect(importCycles(plant(texts)).map(({ file }) => file)).toEqual([
    'packages/contract/src/index.ts',
    'scripts/a.ts',
  ]);
});

test('passes over types, lazy imports and files that are needed twice', () => {
  const texts = {
    'scripts/a.ts': "import './b.ts';\nimport './c.ts';",
    'scripts/b.ts': "import type { A } from './a.ts';\nimport './c.ts';\nexport const load = () => import('./a.ts');",
    'scripts/c.ts': "export type { A } from './a.ts';\nexport type B = import('./b.ts').B;",
  };
  expect(importCycles(plant(texts))).toEqual([]);
});
