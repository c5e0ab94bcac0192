import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { findConfig } from './find-config.ts';
import { loadConfig } from './load-config.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

async function write(text: string, name = 'stepwright.config.mjs'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function refusalOf(text: string): Promise<string> {
  const path = await write(text);
  const refused = await loadConfig(path).catch((error: Error) => error);
  return refused instanceof Error ? refused.message.replace(path, 'CONFIG') : 'not refused';
}

describe('finding', () => {
  test('takes the first from the folder upwards', async () => {
    const below = join(folder, 'a/b');
    await mkdir(below, { recursive: true });
    const path = await write('export default {}', 'stepwright.config.ts');
    expect(findConfig(below)).toBe(path);
    const nearer = await write('export default {}', 'a/stepwright.config.js');
    expect(findConfig(below)).toBe(nearer);
  });

  test('takes the given one, whatever its name', async () => {
    const path = await write('export default {}', 'other.mjs');
    expect(findConfig(folder, 'other.mjs')).toBe(path);
    expect(() => findConfig(folder, 'no.mjs')).toThrow('There is no configuration no.mjs');
  });

  test('does not choose between two of one folder', async () => {
    await write('export default {}');
    await write('export default {}', 'stepwright.config.ts');
    expect(() => findConfig(folder)).toThrow(/has stepwright.config.ts and stepwright.config.mjs: remove one/);
  });
});

describe('loading', () => {
  test('takes every key that there is', async () => {
    const config = {
      models: ['bpmn/*.bpmn'],
      decisions: [],
      contracts: [{ kind: 'process', key: 'order', tasks: [], messages: [] }],
      lint: {
        rules: { 'business-key-not-passed': 'off' },
        policy: {
          codeInModels: true,
          idPattern: '^[a-z-]+$',
          engine: 'operaton',
          userTaskVariables: { a: { b: { type: 'String' } } },
        },
        suppressions: [{ rule: 'x', file: 'a.bpmn', reason: 'known', until: '2027-01-31' }],
        baseline: 'lint-baseline.json',
      },
      generate: { models: ['bpmn/*.bpmn'], out: 'src/models' },
    };
    expect(await loadConfig(await write(`export default ${JSON.stringify(config)}`))).toEqual(config);
  });

  test('erases the types of TypeScript', async () => {
    const path = await write(
      'const models: string[] = ["a.bpmn"];\nexport default { models };',
      'stepwright.config.mts',
    );
    expect(await loadConfig(path)).toEqual({ models: ['a.bpmn'] });
  });

  test.each([
    [
      '{ model: ["a"] }',
      "model is [ 'a' ]: there is no such key, allowed are models, decisions, contracts, lint, generate",
    ],
    [
      '{ lint: { policy: { bean: "x" } } }',
      "lint.policy.bean is 'x': there is no such key, allowed are codeInModels, beans, ",
    ],
    ['{ models: "a" }', "models is 'a': must be array"],
    [
      '{ lint: { rules: { x: "fatal" } } }',
      `lint.rules.x is 'fatal': must be one of "off", "info", "warning", "error"`,
    ],
    ['{ lint: { policy: { idPattern: "(" } } }', "lint.policy.idPattern is '(': must be a regular expression"],
    ['{ lint: { suppressions: [{ rule: "x" }] } }', 'lint.suppressions.0.file is missing: must be string'],
    ['{ lint: { policy: { userTaskVariables: { a: { b: "String" } } } } }', 'lint.policy.userTaskVariables.a is { b: '],
    ['{ contracts: [{ key: "order" }] }', "contracts.0 is { key: 'order' }: must be a process contract"],
    ['{ generate: { outDir: "x" } }', "generate.outDir is 'x': there is no such key, allowed are models, out"],
    ['null', 'the default export is null: must be object'],
  ])('refuses %s with the key, the value and what is allowed', async (text, reason) => {
    const message = await refusalOf(`export default ${text}`);
    expect(message).toMatch(/^CONFIG is no valid configuration:\n {2}/);
    expect(message).toContain(`  ${reason}`);
  });

  test('tells every fault at once', async () => {
    expect((await refusalOf('export default { models: 1, decisions: 2 }')).split('\n')).toHaveLength(3);
  });

  test('says why a file cannot be loaded, and where', async () => {
    expect(await refusalOf('\nthrow new Error("no database")')).toMatch(
      /^CONFIG cannot be loaded: Error: no database\n.*stepwright\.config\.mjs:2/,
    );
  });

  test('says what a file imports in vain, and that it exports nothing', async () => {
    const path = await write('import "./nowhere.ts"', 'other.mjs');
    await expect(loadConfig(path)).rejects.toThrow(/cannot be loaded: .*nowhere\.ts/);
    expect(await refusalOf('export const config = {}')).toBe(
      'CONFIG has no default export: write "export default defineConfig({ … })".',
    );
  });
});
