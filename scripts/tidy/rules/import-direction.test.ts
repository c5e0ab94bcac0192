import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { importDirection } from './import-direction.ts';

test.each([
  [
    'a package imports a later one',
    'packages/contract/src/a.ts',
    '@stepwright/outbox',
    'stands after packages/contract',
  ],
  ['a package imports contracts', 'packages/outbox/src/a.ts', '@platform/contracts', 'packages only'],
  ['a package test imports contracts', 'packages/outbox/src/a.test.ts', '@platform/contracts', 'packages only'],
  ['contracts import a service', 'contracts/a.ts', '@platform/order', 'contracts may import packages only'],
  ['a service imports another', 'domain-services/order/src/a.ts', '@platform/quote', 'never imports another service'],
  [
    'a service test imports another',
    'domain-services/order/test/a.ts',
    '@platform/quote',
    'never imports another service',
  ],
  [
    'a service imports a worker',
    'domain-services/order/src/a.ts',
    '@platform/order-fulfillment-worker',
    'packages and contracts only',
  ],
  ['a worker imports a service', 'workers/order-fulfillment/src/a.ts', '@platform/order', 'call it over HTTP'],
  [
    'a worker imports an example',
    'workers/order-fulfillment/src/a.ts',
    '@platform/downstream',
    'packages and contracts only',
  ],
  [
    'an example imports a later one',
    'examples/downstream/src/a.ts',
    '@platform/quote-to-order',
    'turn the import round',
  ],
])('refuses that %s', (_, file, specifier, message) => {
  const text = `import type { A } from '${specifier}';`;
  expect(importDirection(plant({ [file]: text }))).toEqual([
    { rule: 'import-direction', file, line: 1, message: expect.stringContaining(message) },
  ]);
});

test.each([
  ['packages/outbox/src/a.ts', '@stepwright/contract'],
  ['packages/contract/src/a.test.ts', '@stepwright/outbox'],
  ['packages/contract/test/integration/a.itest.ts', '@platform/downstream'],
  ['contracts/a.ts', '@stepwright/outbox'],
  ['domain-services/order/src/a.ts', '@platform/contracts'],
  ['domain-services/order/test/a.ts', '@platform/downstream'],
  ['examples/quote-to-order/src/a.ts', '@platform/order'],
  ['scripts/a.ts', '@platform/order'],
])('lets %s import %s', (file, specifier) => {
  expect(importDirection(plant({ [file]: `export * from '${specifier}';` }))).toEqual([]);
});
