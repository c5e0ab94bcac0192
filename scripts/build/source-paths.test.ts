import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourcePathsIn } from './source-paths.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwright-build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('finds a path to a source file, and passes over imports, comments and types', () => {
  const lines = [
    "import { a } from './a.js';",
    "/** Like './b.ts'. */",
    "new Worker(new URL('./thread.ts', import.meta.url));",
    "const types = './c.d.ts';",
  ];
  writeFileSync(join(folder, 'index.js'), lines.join('\n'));
  expect(sourcePathsIn(folder)).toEqual([{ file: 'index.js', line: 3, path: './thread.ts' }]);
});
