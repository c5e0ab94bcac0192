import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A repository in a temporary folder that has one package, `@planted/thing`. */
export interface PlantedPackage extends Disposable {
  readonly root: string;
  /** Writes a source of the package, by its path below `src/`. */
  write(file: string, text: string): void;
}

/** Plants a package with this in its package.json besides name and description. It is compiled as the packages of this repository are. */
export function plantPackage(manifest: Readonly<Record<string, unknown>> = {}): PlantedPackage {
  const root = mkdtempSync(join(tmpdir(), 'stepwright-planted-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const exports = { '.': { types: './dist/index.d.ts' } };
  const described = { name: '@planted/thing', version: '0.1.0', description: 'A thing', type: 'module', exports };
  write('package.json', JSON.stringify({ workspaces: ['packages/thing'] }));
  write('packages/thing/package.json', JSON.stringify({ ...described, ...manifest }));
  write('packages/tsconfig.json', JSON.stringify({ extends: join(repository, 'packages/tsconfig.json') }));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    write: (file, text) => write(`packages/thing/src/${file}`, text),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}
