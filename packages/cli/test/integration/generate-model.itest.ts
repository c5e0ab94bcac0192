import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { orderModel } from '../helpers/order-model.ts';
import { runStepwright } from '../helpers/run-stepwright.ts';
import { stepwrightWords } from '../helpers/stepwright-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const advice = 'Run "stepwright generate model", remove what is left over, and commit it.\n';

const generate = (folder: string, ...words: readonly string[]) =>
  runStepwright(folder, ['generate', 'model', ...words]);
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

function project(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({ 'a.bpmn': orderModel(), 'sub/b.bpmn20.xml': orderModel({ id: 'other' }), ...more });
}

function configText(generateConfig: object): string {
  return `import { defineConfig } from '${cli}';\nexport default defineConfig(${JSON.stringify({ generate: generateConfig })});\n`;
}

test('writes a module beside each model, and then has nothing to write', async () => {
  const folder = project();
  expect(await generate(folder)).toEqual({ code: 0, out: 'wrote a.model.ts\nwrote sub/b.model.ts\n', err: '' });
  expect(read(folder, 'a.model.ts')).toContain('export const orderModel = {');
  const before = statSync(join(folder, 'a.model.ts'));
  expect(await generate(folder)).toEqual({
    code: 0,
    out: 'nothing to write: 2 modules are as they should be\n',
    err: '',
  });
  expect(statSync(join(folder, 'a.model.ts')).ino).toBe(before.ino);
});

test('takes paths, and writes into one folder by --out', async () => {
  const folder = project();
  expect(await generate(folder, 'a.bpmn', '--out', 'made')).toMatchObject({ code: 0, out: 'wrote made/a.model.ts\n' });
  expect(existsSync(join(folder, 'made/b.model.ts'))).toBe(false);
});

test('takes models and folder from the configuration, also when that stands above the working folder', async () => {
  const folder = project({ 'stepwright.config.ts': configText({ models: ['sub/*.xml'], out: 'made' }) });
  expect(await generate(join(folder, 'sub'))).toMatchObject({ code: 0, out: 'wrote made/b.model.ts\n' });
});

test('--check writes nothing, and ends with 1 for what is missing, stale or left over', async () => {
  const folder = project({ 'stepwright.config.ts': configText({ out: 'made' }) });
  expect(await generate(folder, '--check')).toEqual({
    code: 1,
    out: 'made/a.model.ts is missing\nmade/b.model.ts is missing\n',
    err: advice,
  });
  expect(existsSync(join(folder, 'made'))).toBe(false);
  await generate(folder);
  expect(await generate(folder, '--check')).toEqual({ code: 0, out: '', err: '' });
  writeFileSync(join(folder, 'a.bpmn'), orderModel().replaceAll('deliver"', 'ship"'));
  rmSync(join(folder, 'sub/b.bpmn20.xml'));
  expect(await generate(folder, '--check')).toEqual({
    code: 1,
    out: 'made/a.model.ts is stale\nmade/b.model.ts is left over\n',
    err: advice,
  });
  expect(await generate(folder)).toEqual({
    code: 0,
    out: 'wrote made/a.model.ts\n',
    err: 'made/b.model.ts is left over, its model is gone: remove it\n',
  });
});

test('line ends that git has changed are not stale', async () => {
  const folder = project();
  await generate(folder);
  writeFileSync(join(folder, 'a.model.ts'), read(folder, 'a.model.ts').replaceAll('\n', '\r\n'));
  expect((await generate(folder, '--check')).code).toBe(0);
});

test.each([
  [
    'a file written by hand',
    { 'a.model.ts': 'export const mine = 1;\n' },
    [],
    'a.model.ts is not made by this command: rename it',
  ],
  [
    'two models of one name',
    { 'c/a.bpmn': orderModel() },
    ['--out', 'made'],
    'a.bpmn and c/a.bpmn would both give made/a.model.ts: rename one of them',
  ],
  [
    'a model that cannot be read',
    { 'bad.bpmn': '<definitions>\n<process>' },
    [],
    /^bad\.bpmn:2:\d+: .*correct the model\n$/,
  ],
  ['a path to nothing', {}, ['none.bpmn'], 'There is no file or folder none.bpmn.'],
  ['a decision', { 'd.dmn': '<definitions/>' }, ['d.dmn'], 'There is no model in d.dmn: name files or folders.'],
  ['a folder in the place of a module', { 'a.model.ts/x': '' }, [], 'a.model.ts cannot be read (EISDIR)'],
] as const)('ends with 2 and writes nothing for %s', async (_what, more, words, message) => {
  const folder = project(more);
  const before = readdirSync(folder, { recursive: true }).sort();
  const { code, out, err } = await generate(folder, ...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toEqual(typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message));
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
});

test('killed in the middle it leaves whole modules, and the next run makes the rest', async () => {
  const tasks = Array.from({ length: 100 }, (_, index) => `<task id="task-${index}" />`).join('');
  const names = Array.from({ length: 300 }, (_, index) => `m${index}.bpmn`);
  const text = orderModel().replace('</process>', `${tasks}</process>`);
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, text])));
  const made = () => readdirSync(folder).filter((name) => /^m\d+\.model\.ts$/.test(name));
  const child = spawn(process.execPath, [...stepwrightWords(), 'generate', 'model'], { cwd: folder, stdio: 'ignore' });
  const poll = setInterval(() => made().length > 0 && child.kill('SIGKILL'), 1);
  const [, signal] = await once(child, 'exit', { signal: AbortSignal.timeout(60_000) });
  clearInterval(poll);
  expect(signal).toBe('SIGKILL');
  const left = made();
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(names.length);
  const parts = left.map((name) => read(folder, name).replaceAll(/m\d+\.bpmn/g, 'M'));
  expect((await generate(folder)).code).toBe(0);
  expect(made()).toHaveLength(names.length);
  expect(new Set(parts)).toEqual(new Set([read(folder, 'm0.model.ts').replace('m0.bpmn', 'M')]));
});
