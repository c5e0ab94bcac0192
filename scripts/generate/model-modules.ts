import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@stepwright/cli';
import type { Generator } from './generated-file.ts';

/**
 * Names the parts of each model as types, by the command and the configuration that users have: `stepwright generate model` writes into a
 * folder of its own, and what it wrote is taken.
 */
export const modelModules: Generator = {
  name: 'model modules',
  owns: /^contracts\/models\/[^/]+\.model\.ts$/,
  async generate(root) {
    const folder = mkdtempSync(join(tmpdir(), 'stepwright-models-'));
    try {
      const said: string[] = [];
      const terminal = { out: () => undefined, err: (text: string) => void said.push(text) };
      const words = ['generate', 'model', '--config', join(root, 'stepwright.config.ts'), '--out', folder];
      if ((await runCli(words, terminal)) !== 0) return { files: [], problems: said };
      const names = readdirSync(folder).sort();
      return {
        files: names.map((name) => ({
          file: `contracts/models/${name}`,
          text: readFileSync(join(folder, name), 'utf8'),
        })),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
