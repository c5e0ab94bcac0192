import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-hash-'));
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'pom.xml'), '<project/>');
  await writeFile(join(folder, 'src', 'Main.java'), 'class Main {}');
});

afterEach(() => rm(folder, { recursive: true }));

test('the same files give the same hash', async () => {
  expect(await contentHash(folder)).toBe(await contentHash(folder));
});

test('a change of a content, of a name and a new file each change the hash', async () => {
  const seen = new Set([await contentHash(folder)]);
  await writeFile(join(folder, 'src', 'Main.java'), 'class Main { }');
  seen.add(await contentHash(folder));
  await rm(join(folder, 'src', 'Main.java'));
  await writeFile(join(folder, 'src', 'Other.java'), 'class Main { }');
  seen.add(await contentHash(folder));
  await writeFile(join(folder, 'src', 'empty'), '');
  seen.add(await contentHash(folder));
  expect(seen.size).toBe(4);
});
