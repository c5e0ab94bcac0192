import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PublishedPackage, publishedPackages } from '../build/published-packages.ts';

/** The declarations of every published package, made from the sources of this moment, in a temporary folder laid out like the repository. */
export interface DeclarationTree extends Disposable {
  readonly folder: string;
  readonly packages: readonly PublishedPackage[];
}

/**
 * Writes the declarations that `npm run build` would write, without reading any `dist/`: a package that imports another finds the other's new
 * declarations. Nothing is type-checked, for declarations need no types of other files. The folder is removed when the tree is disposed of.
 *
 * @throws {Error} with what the compiler says when a source cannot be parsed, or when an entry has no declarations.
 */
export function buildDeclarations(root: string): DeclarationTree {
  const packages = publishedPackages(root);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepwright-declarations-')));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    emit(root, folder, packages);
    for (const { folder: home } of packages) layOut(root, folder, home);
    linkDependencies(root, folder, packages);
    for (const each of packages) requireEntries(folder, each);
    return { folder, packages, [Symbol.dispose]: dispose };
  } catch (cause) {
    dispose();
    throw cause;
  }
}

function emit(root: string, folder: string, packages: readonly PublishedPackage[]): void {
  const compilerOptions = {
    noEmit: false,
    noCheck: true,
    emitDeclarationOnly: true,
    outDir: join(folder, 'emitted'),
    rootDir: root,
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const config = {
    extends: join(root, 'packages/tsconfig.json'),
    compilerOptions,
    include: packages.map((each) => join(root, each.folder, 'src')),
    exclude: packages.map((each) => join(root, each.folder, 'src/**/*.test.ts')),
  };
  const path = join(folder, 'tsconfig.json');
  writeFileSync(path, JSON.stringify(config));
  const compiler = join(root, 'node_modules/.bin/tsc');
  const { status, stdout, error } = spawnSync(compiler, ['-p', path], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(`tsc makes no declarations: ${error?.message ?? stdout}`, { cause: error });
}

/** Puts the declarations where package.json says that they are once the package is built. */
function layOut(root: string, folder: string, home: string): void {
  mkdirSync(join(folder, home), { recursive: true });
  renameSync(join(folder, 'emitted', home, 'src'), join(folder, home, 'dist'));
  copyFileSync(join(root, home, 'package.json'), join(folder, home, 'package.json'));
  const own = join(root, home, 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(folder, home, 'node_modules'));
}

/** Links what the packages import: other packages of the repository to the tree, libraries to where they are installed. */
function linkDependencies(root: string, folder: string, packages: readonly PublishedPackage[]): void {
  const scopes = new Set(packages.map(({ name }) => name.split('/')[0]));
  mkdirSync(join(folder, 'node_modules'));
  for (const entry of readdirSync(join(root, 'node_modules'))) {
    if (!scopes.has(entry)) symlinkSync(join(root, 'node_modules', entry), join(folder, 'node_modules', entry));
  }
  for (const { name, folder: home } of packages) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, home), link);
  }
}

function requireEntries(folder: string, { folder: home, entries }: PublishedPackage): void {
  for (const { specifier, declarations } of entries) {
    if (existsSync(join(folder, home, declarations))) continue;
    throw new Error(`${specifier} has no declarations: ${home}/${declarations} comes of no source; correct "exports"`);
  }
}
