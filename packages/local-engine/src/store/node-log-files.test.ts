import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitNumber, contentOf, openItems } from '../../test/helpers/item-store.ts';
import { NodeLogFiles } from './node-log-files.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'stepwright-store-')), 'data');
});

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true });
});

test('a store on a real folder has everything again after it was closed, over segments and snapshots', async () => {
  const opened = await openItems(await NodeLogFiles.open(folder), 2000);
  for (let number = 1; number <= 100; number++) {
    commitNumber(opened, number);
    if (number % 5 === 0) await opened.store.durable();
  }
  await opened.store.close();
  const reopened = await openItems(await NodeLogFiles.open(folder), 2000);
  expect(contentOf(reopened)).toBe(contentOf(opened));
  await reopened.store.close();
  expect(reopened.lines).toEqual([]);
  expect(await readdir(folder)).not.toContain('lock');
});

test('a folder is opened once at a time, also within one process', async () => {
  const first = await NodeLogFiles.open(folder);
  const refusal = { code: 'DATA_FOLDER_IN_USE', message: expect.stringContaining(`process ${process.pid}`) };
  await expect(NodeLogFiles.open(folder)).rejects.toMatchObject(refusal);
  await first.close();
  await (await NodeLogFiles.open(folder)).close();
});

const staleLocks = [
  ['of a process that is gone', { pid: 2 ** 22 + 1, token: 'other' }],
  ['of an earlier process with our own pid', { pid: process.pid, token: 'other' }],
  ['that was not written to its end', ''],
] as const;
// Only Linux tells when a process began.
const reusedPid = [
  'of a process whose pid was given again',
  { pid: process.ppid, startedAt: 'long ago', token: 'other' },
] as const;

test.each(process.platform === 'linux' ? [...staleLocks, reusedPid] : staleLocks)(
  'a lock %s is taken over',
  async (_, owner) => {
    await (await NodeLogFiles.open(folder)).close();
    await writeFile(join(folder, 'lock'), owner === '' ? owner : JSON.stringify(owner));
    const files = await NodeLogFiles.open(folder);
    await files.close();
    expect(await readdir(folder)).toEqual([]);
  },
);
