import { expect, test } from 'vitest';
import { manifestText, plant } from '../test/helpers/plant.ts';
import { declaredDependencies } from './declared-dependencies.ts';

const folder = 'packages/outbox';
const found = (manifest: Readonly<Record<string, unknown>>, texts: Readonly<Record<string, string>>) =>
  declaredDependencies(plant({ [`${folder}/package.json`]: manifestText(folder, manifest), ...texts })).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );

test('refuses what is imported and not declared, in sources also what only tests may have', () => {
  const manifest = { devDependencies: { undici: '8.0.0' } };
  const texts = {
    'packages/outbox/src/a.ts': "import type { A } from 'undici';\nawait import('@hono/node-server/x');",
    'packages/outbox/src/a.test.ts': "import 'pg';\nimport 'undici';",
  };
  expect(found(manifest, texts)).toEqual([
    'packages/outbox/src/a.test.ts:1 imports pg, which is not declared; add it to "devDependencies" of packages/outbox/package.json',
    'packages/outbox/src/a.ts:1 imports undici, which is not declared; add it to "dependencies" of packages/outbox/package.json',
    'packages/outbox/src/a.ts:2 imports @hono/node-server, which is not declared; add it to "dependencies" of packages/outbox/package.json',
  ]);
});

test('refuses what is declared and not imported, or only by tests', () => {
  const manifest = {
    dependencies: { pg: '8.0.0', undici: '8.0.0' },
    devDependencies: { zod: '4.0.0', '@types/pg': '8.0.0' },
  };
  expect(found(manifest, { 'packages/outbox/src/a.test.ts': "import 'pg';" })).toEqual([
    'packages/outbox/package.json:undefined only tests import pg; move it from "dependencies" to "devDependencies"',
    'packages/outbox/package.json:undefined nothing imports undici; remove it from "dependencies"',
    'packages/outbox/package.json:undefined nothing imports zod; remove it from "devDependencies"',
  ]);
});

test('passes over the modules of Node and, in tests, the tools of the root', () => {
  const texts = {
    'packages/outbox/src/a.ts': "import 'node:fs';\nimport 'fs/promises';\nimport.meta.resolve('undici');",
    'packages/outbox/src/a.test.ts': "import 'vitest';",
  };
  expect(found({ dependencies: { undici: '8.0.0' } }, texts)).toEqual([]);
});
