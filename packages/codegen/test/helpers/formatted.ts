import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** How the formatter of this repository would write a module. */
export function formatted(text: string): string {
  const words = ['format', '--stdin-file-path=contracts/models/made.model.ts'];
  const { stdout, stderr, status } = spawnSync(`${repository}/node_modules/.bin/biome`, words, {
    cwd: repository,
    input: text,
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status !== 0) throw new Error(`The formatter refuses the module: ${stderr}`);
  return stdout;
}
