import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NodeLogFiles } from '../../src/store/node-log-files.ts';
import { FakeDisk } from '../helpers/fake-disk.ts';
import { commitNumber, contentOf, openItems } from '../helpers/item-store.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const PROGRAM = fileURLToPath(new URL('../helpers/committing-process.ts', import.meta.url));

let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-store-'));
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Starts a process that commits, kills it when it has acknowledged so many more, and answers the last one acknowledged. */
async function commitUntilKilled(acknowledgements: number): Promise<number> {
  child = spawn(process.execPath, ['--conditions=stepwright-source', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let last = 0;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    last = Number(line);
    if (++count === acknowledgements) child.kill('SIGKILL');
  }
  await exited;
  return last;
}

async function contentAfter(commits: number): Promise<string> {
  const opened = await openItems(new FakeDisk());
  for (let number = 1; number <= commits; number++) commitNumber(opened, number);
  return contentOf(opened);
}

test(`${ROUNDS} times killed in the middle of its writes, a process finds every commit that it had acknowledged and no half one`, async () => {
  for (let round = 1; round <= ROUNDS; round++) {
    const acknowledged = await commitUntilKilled(100 + round * 37);
    const opened = await openItems(await NodeLogFiles.open(folder));
    const found = Number(opened.store.meta.get('commits'));
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    expect(contentOf(opened)).toBe(await contentAfter(found));
    await opened.store.close();
  }
});

test('a second process is refused while the first lives, by its pid, and gets the folder when it is dead', async () => {
  child = spawn(process.execPath, ['--conditions=stepwright-source', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.stdout?.resume();
  await expect(NodeLogFiles.open(folder)).rejects.toMatchObject({
    code: 'DATA_FOLDER_IN_USE',
    message: expect.stringContaining(`process ${child.pid}`),
  });
  child.kill('SIGKILL');
  await exited;
  await (await NodeLogFiles.open(folder)).close();
});
