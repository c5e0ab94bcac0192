import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('run-suite.ts', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stepwright-suite-'));
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(modules, 'vitest'), join(root, 'node_modules/vitest'));
  const projects = `[{ test: { name: 'unit', include: ['*.test.ts'] } }, { test: { name: 'other', include: ['*.itest.ts'] } }]`;
  writeFileSync(join(root, 'vitest.config.ts'), `export default { test: { projects: ${projects} } };`);
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs the project of the planted files; the outer run's own variables are not handed down. */
function run(texts: Readonly<Record<string, string>>): { status: number | null; count: unknown } {
  for (const [file, text] of Object.entries(texts)) {
    writeFileSync(join(root, file), `import { beforeAll, describe, test } from 'vitest';\n${text}`);
  }
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV)/.test(name)),
  );
  const countFile = join(root, 'count.json');
  const { status } = spawnSync(process.execPath, [script, 'unit', countFile], { cwd: root, env, timeout: 60_000 });
  return { status, count: JSON.parse(readFileSync(countFile, 'utf8')) };
}

test('counts what passed, failed and broke outside of tests, and keeps the reasons of skipped tests', {
  timeout: 70_000,
}, () => {
  const result = run({
    'a.test.ts': `
      test('passes', () => {});
      test('fails', () => { throw new Error('planted'); });
      test('asks first', (context) => context.skip('no Docker'));
      describe('broken', () => { beforeAll(() => { throw new Error('planted'); }); test('never runs', () => {}); });`,
    'b.test.ts': `throw new Error('planted');`,
    'c.test.ts': `test('exits', () => process.exit(3));`,
    'd.itest.ts': `test('belongs to the other project', () => {});`,
  });
  expect(result).toEqual({
    status: 1,
    count: {
      passed: 1,
      failed: 4,
      skipped: [{ name: 'a.test.ts > asks first', reason: 'no Docker' }, { name: 'a.test.ts > broken > never runs' }],
    },
  });
});

test('ends well when all tests pass', { timeout: 70_000 }, () => {
  const result = run({ 'a.test.ts': `test('passes', () => {});` });
  expect(result).toEqual({ status: 0, count: { passed: 1, failed: 0, skipped: [] } });
});
