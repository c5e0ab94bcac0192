import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pollUntil } from '../poll-until.ts';
import { processIdentity } from './process-identity.ts';
import { ServerProcess, type ServerProcessOptions } from './server-process.ts';

/** Stands for any server; it ignores SIGTERM so that only SIGKILL ends it. */
const STUBBORN = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-process-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function options(script: string): ServerProcessOptions {
  return {
    name: 'Stand-in',
    command: process.execPath,
    args: ['-e', script],
    env: {},
    steps: [{ signal: 'SIGTERM', limitMs: 200 }],
    removeFolders: [folder],
  };
}

test('stop ends a process that ignores SIGTERM and removes its folder', async () => {
  const server = await ServerProcess.start(options(STUBBORN));
  await server.waitUntilReady(async () => server.logTail.includes('up'), 10_000);
  await Promise.all([server.stop(), server.stop()]);
  expect(processIdentity(server.pid)).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});

test('a process that never becomes ready is stopped and reported', async () => {
  const server = await ServerProcess.start(options(STUBBORN));
  await expect(server.waitUntilReady(async () => false, 300)).rejects.toMatchObject({ code: 'SERVER_NOT_READY' });
  expect(processIdentity(server.pid)).toBeUndefined();
});

test('a process that ends instead of becoming ready is reported with its last lines', async () => {
  const server = await ServerProcess.start(options('console.error("no such option"); process.exit(4)'));
  await expect(server.waitUntilReady(async () => false, 10_000)).rejects.toMatchObject({
    code: 'SERVER_EXITED',
    message: expect.stringMatching(/Stand-in ended while it started \(exit code 4\)[\s\S]*no such option/),
  });
});

test('a program that is not there is reported', async () => {
  const missing = { ...options(''), command: join(folder, 'missing') };
  await expect(ServerProcess.start(missing)).rejects.toMatchObject({ code: 'SERVER_EXITED' });
});

test('kill -9 of the owner ends the process and removes the folder', async () => {
  const { owner, serverPid } = await ownerOf(options(STUBBORN));
  expect(processIdentity(serverPid)).toBeDefined();
  owner.kill('SIGKILL');
  expect(await pollUntil(() => processIdentity(serverPid) === undefined && !existsSync(folder), 10_000)).toBe(true);
});

test('an owner that simply ends without stop takes its servers along', async () => {
  const { owner, serverPid } = await ownerOf(options(STUBBORN));
  owner.stdin?.end();
  expect(await pollUntil(() => owner.exitCode === 0, 10_000)).toBe(true);
  expect(await pollUntil(() => processIdentity(serverPid) === undefined, 10_000)).toBe(true);
});

async function ownerOf(server: ServerProcessOptions): Promise<{ owner: ChildProcess; serverPid: number }> {
  const file = fileURLToPath(new URL('server-process.ts', import.meta.url));
  const script = `const { ServerProcess } = await import(${JSON.stringify(file)});
    console.log((await ServerProcess.start(${JSON.stringify(server)})).pid);
    process.stdin.resume();`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: owner.stdout }), 'line');
  return { owner, serverPid: Number(line) };
}
