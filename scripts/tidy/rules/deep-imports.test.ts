import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { deepImports } from './deep-imports.ts';

test.each([
  ['packages/outbox/src/a.ts', '../../contract/src/index.ts', 'import @stepwright/contract'],
  ['packages/outbox/src/a.test.ts', '../../contract/src/b.ts', 'import @stepwright/contract'],
  ['packages/outbox/src/a.ts', '@stepwright/contract/src/b.ts', 'import @stepwright/contract'],
  ['packages/outbox/src/a.ts', '../../../scripts/b.ts', 'leaves its workspace'],
  ['scripts/a.ts', '../domain-services/order/src/b.ts', 'import @platform/order'],
])('refuses that %s imports %s', (file, specifier, message) => {
  expect(deepImports(plant({ [file]: `\nimport '${specifier}';` }))).toEqual([
    { rule: 'deep-imports', file, line: 2, message: expect.stringContaining(message) },
  ]);
});

test('lets a file import its neighbours and packages by name', () => {
  const text = "import './b.ts';\nimport '../test/c.ts';\nimport '@stepwright/contract';\nimport 'zod/v4';";
  expect(deepImports(plant({ 'packages/outbox/src/a.ts': text, 'scripts/d.ts': "import './e.ts';" }))).toEqual([]);
});
