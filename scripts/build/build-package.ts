import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compiles one package to its `dist/`, file by file. The packages that it imports must be built: their built types are used, so
 * that what users get is what is checked.
 *
 * @returns whether the compiler found no mistake.
 */
export function buildPackage(root: string, folder: string): boolean {
  const distFolder = join(root, folder, 'dist');
  rmSync(distFolder, { recursive: true, force: true });
  const configFolder = join(root, 'node_modules/.cache/stepwright/build', folder.replaceAll('/', '-'));
  mkdirSync(configFolder, { recursive: true });
  const config = join(configFolder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify(compilerConfig(root, folder, distFolder)));
  return spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { cwd: root, stdio: 'inherit' }).status === 0;
}

function compilerConfig(root: string, folder: string, distFolder: string): object {
  return {
    extends: join(root, 'packages/tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      noEmitOnError: true,
      outDir: distFolder,
      rootDir: join(root, folder, 'src'),
      declaration: true,
      rewriteRelativeImportExtensions: true,
      // No stepwright-source: other packages are seen as their users see them.
      customConditions: [],
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [join(root, folder, 'src')],
    exclude: [join(root, folder, 'src/**/*.test.ts')],
  };
}
