import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Finds a folder of this package, from its sources as well as from its built files. */
export function packageFolder(...path: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}`);
    folder = dirname(folder);
  }
  return join(folder, ...path);
}
