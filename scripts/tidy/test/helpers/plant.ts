import { createRepository, type Repository } from '../../repository.ts';

const folders = [
  'packages/contract',
  'packages/outbox',
  'packages/test-servers',
  'contracts',
  'domain-services/order',
  'domain-services/quote',
  'workers/order-fulfillment',
  'examples/downstream',
  'examples/quote-to-order',
];

/** The package name of a folder of the planted repository. */
export function nameOf(folder: string): string {
  const last = folder.split('/').at(-1) ?? '';
  if (folder.startsWith('packages/')) return `@stepwright/${last}`;
  return folder.startsWith('workers/') ? `@platform/${last}-worker` : `@platform/${last}`;
}

/** The text of a package.json in order. */
export function manifestText(folder: string, more: Readonly<Record<string, unknown>> = {}): string {
  const exports = { '.': folder === 'contracts' ? './index.ts' : './src/index.ts' };
  return JSON.stringify({
    name: nameOf(folder),
    version: '0.1.0',
    type: 'module',
    license: 'Apache-2.0',
    exports,
    ...more,
  });
}

/** A small repository in order, in memory, with these files planted into it. */
export function plant(texts: Readonly<Record<string, string>> = {}): Repository {
  const root = { type: 'module', license: 'Apache-2.0', workspaces: folders, devDependencies: { vitest: '5.1.1' } };
  return createRepository({
    'package.json': JSON.stringify(root),
    ...Object.fromEntries(folders.map((folder) => [`${folder}/package.json`, manifestText(folder)])),
    ...texts,
  });
}
