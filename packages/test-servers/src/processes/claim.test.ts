import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claim } from './claim.ts';
import { processIdentity } from './process-identity.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claim-'));
  file = join(folder, 'owner');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the second claimer is told who holds the thing, until it is released', () => {
  const first = claim(file);
  expect(claim(file)).toMatchObject({ holder: { pid: process.pid, identity: processIdentity(process.pid) } });
  if ('release' in first) first.release();
  expect(claim(file)).toHaveProperty('release');
});

test('the claim of a dead process is taken over, and that of another process with its id too', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (const holder of [
    { pid, identity: `${pid}@1` },
    { pid: process.pid, identity: `${process.pid}@1` },
    'half a te',
  ]) {
    writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder));
    const claimed = claim(file);
    expect(claimed).toHaveProperty('release');
    if ('release' in claimed) claimed.release();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("a late release does not end somebody else's claim", () => {
  const first = claim(file);
  rmSync(file);
  claim(file);
  if ('release' in first) first.release();
  expect(existsSync(file)).toBe(true);
});
