// Builds every published package to dist/, in the order of "workspaces", and loads each as a user of the published package does.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build/build-package.ts';
import { bundleCommands } from './build/bundle-commands.ts';
import { publishedPackages } from './build/published-packages.ts';
import { sourcePathsIn } from './build/source-paths.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

for (const { name, folder } of publishedPackages(root)) {
  const startedAt = Date.now();
  const isBuilt = buildPackage(root, folder);
  if (isBuilt) await bundleCommands(root, folder);
  const ok = isBuilt && onlyBuiltPaths(folder) && loads(name);
  console.log(`${name}: ${ok ? 'built' : 'FAILED'} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  // Later packages are checked against the built types of this one.
  if (!ok) process.exit(1);
}

function onlyBuiltPaths(folder: string): boolean {
  const found = sourcePathsIn(join(root, folder, 'dist'));
  for (const { file, line, path } of found) {
    console.error(
      `${folder}/dist/${file}:${line} names ${path}, which is not published; take the ending from import.meta.url`,
    );
  }
  return found.length === 0;
}

/** Imports the package without the condition `stepwright-source`, so that `dist/` is what is found. */
function loads(name: string): boolean {
  const script = `const { pathname } = new URL(import.meta.resolve('${name}'));
if (!pathname.endsWith('/dist/index.js')) throw new Error('${name} resolves to ' + pathname);
if (Object.keys(await import('${name}')).length === 0) throw new Error('${name} exports nothing');`;
  const options = ['--input-type=module', '--eval', script];
  return spawnSync(process.execPath, options, { cwd: root, stdio: 'inherit', timeout: 30_000 }).status === 0;
}
