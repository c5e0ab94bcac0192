import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PackedProject, packedProject } from '../helpers/packed-project.ts';

/** The oldest Node that the packages are for, and the one that the repository runs on. */
const nodes = { 'node-22': 'npm:node@22.18.0', 'node-24': 'npm:node@24.21.0' };

let project: PackedProject;
beforeAll(async () => {
  project = await packedProject({ ...nodes, typescript: '7.0.2', '@types/node': '24.10.1' });
});
afterAll(() => project[Symbol.asyncDispose]());

test('a package holds what was built and nothing of the repository', () => {
  for (const [name, files] of project.contents) {
    expect(files, name).toContain('dist/index.js');
    expect(files, name).toContain('dist/index.d.ts');
    expect(
      files.filter((file) => /(^src\/|\.test\.|^test\/|^bench\/|^conformance\/)/.test(file)),
      name,
    ).toEqual([]);
  }
});

test('the packages have types that a strict project takes', async () => {
  expect(await project.run('.bin/tsc', '-p', '.')).toBe('');
});

test.each(Object.keys(nodes))('a worker runs from the packages on %s', async (node) => {
  expect(await project.run(`${node}/bin/node`, 'run.ts')).toContain('Hello, Ada!');
});

test.each(Object.keys(nodes))('a handler runs in a thread from the packages on %s', async (node) => {
  expect(await project.run(`${node}/bin/node`, 'src/greet-in-thread.ts')).toBe('Hello, Ada, from a thread!\n');
});

test.each(Object.keys(nodes))('the command lints from the packages on %s, in few files', async (node) => {
  const lint = (file: string): Promise<string> =>
    project.run(`${node}/bin/node`, 'node_modules/.bin/stepwright', 'lint', file, '--format', 'json');
  expect(JSON.parse(await lint('hello.bpmn')).summary).toMatchObject({ errors: 0, warnings: 0, files: 1 });
  const model = await readFile(join(project.folder, 'hello.bpmn'), 'utf8');
  await writeFile(join(project.folder, 'broken.bpmn'), model.replace(/camunda:historyTimeToLive="[^"]*"/, ''));
  await expect(lint('broken.bpmn')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('deploy/time-to-live'),
  });
  const scripts = project.contents.get('@stepwright/cli')?.filter((file) => file.endsWith('.js')) ?? [];
  expect(scripts.length).toBeLessThan(40);
});
