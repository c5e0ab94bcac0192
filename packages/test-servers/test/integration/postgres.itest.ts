import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../../src/index.ts';
import { pollUntil } from '../../src/poll-until.ts';
import { processIdentity } from '../../src/processes/process-identity.ts';
import { killOwner, startOwner } from '../helpers/start-owner.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function started(options?: Parameters<typeof startPostgres>[0]): Promise<PostgresServer> {
  const server = await startPostgres(options);
  cleanUps.push(() => server.stop());
  return server;
}

/** The parent must let in the system user that PostgreSQL runs as when we are root. */
async function persistentDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'test-servers-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  return join(folder, 'postgres');
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

function gone(pid: number): Promise<boolean> {
  return pollUntil(() => processIdentity(pid) === undefined, 40_000);
}

test('a temporary server is PostgreSQL 18, creates databases, and leaves neither process nor folder', async () => {
  const server = await started();
  const [setting] = await query<{ version: string; data: string; fsync: string }>(
    server.url,
    "SELECT current_setting('server_version') AS version, current_setting('data_directory') AS data, current_setting('fsync') AS fsync",
  );
  expect(setting?.version).toMatch(/^18\./);
  expect(setting?.fsync).toBe('off');
  const [first, second] = await Promise.all([server.createDatabase('odd name'), server.createDatabase('odd name')]);
  expect(first).toBe(second);
  expect(await query(first, 'SELECT current_database()::text AS name')).toEqual([{ name: 'odd name' }]);

  await server.stop();
  await server.stop();
  expect(await gone(server.pid ?? 0)).toBe(true);
  await expect(stat(dirname(setting?.data ?? ''))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a server at a given address is used and left running', async () => {
  const server = await started();
  const same = await startPostgres({ url: server.url });
  expect(same).toMatchObject({ url: server.url, host: server.host, port: server.port });
  expect(same.pid).toBeUndefined();
  const url = await same.createDatabase('given');
  await same.stop();
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a second start on the same dataDir finds the data and the password of the first', async () => {
  const dataDir = await persistentDataDir();
  const first = await started({ dataDir });
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS value');
  await first.stop();
  expect((await stat(join(dataDir, 'stepwright.password'))).mode & 0o777).toBe(0o600);
  expect(await readdir(dirname(dataDir))).toEqual(['postgres']);

  const second = await started({ dataDir });
  expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }]);
  const [setting] = await query<{ fsync: string }>(second.url, "SELECT current_setting('fsync') AS fsync");
  expect(setting?.fsync).toBe('on');
});

test('a dataDir in use by a living process is refused by name', async () => {
  const dataDir = await persistentDataDir();
  await started({ dataDir });
  await expect(startPostgres({ dataDir })).rejects.toMatchObject({
    code: 'DATA_FOLDER_IN_USE',
    message: expect.stringContaining(`in use by process ${process.pid}`),
  });
});

test('the server of a killed owner is replaced on the same dataDir, with its data', async () => {
  const dataDir = await persistentDataDir();
  const { owner, serverPid } = await startOwner('postgres', dataDir);
  // Stopped, the keeper cannot help: the next start has to deal with the living postmaster itself.
  const keeperPid = childOf(owner.pid ?? 0, 'keeper-process');
  process.kill(keeperPid, 'SIGSTOP');
  cleanUps.push(async () => process.kill(keeperPid, 'SIGKILL'));
  await killOwner(owner);
  expect(processIdentity(serverPid)).toBeDefined();

  const next = await started({ dataDir });
  expect(next.pid).not.toBe(serverPid);
  expect(processIdentity(serverPid)).toBeUndefined();
  expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('kill -9 of the owner leaves no server and no temporary folder', async () => {
  const before = await temporaryFolders();
  const { owner, serverPid } = await startOwner('postgres');
  expect(processIdentity(serverPid)).toBeDefined();
  await killOwner(owner);
  expect(await gone(serverPid)).toBe(true);
  const isClean = async () => (await temporaryFolders()).every((name) => before.includes(name));
  expect(await pollUntil(isClean, 10_000)).toBe(true);
});

async function temporaryFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('stepwright-postgres-'));
}

function childOf(parentPid: number, command: string): number {
  const lines = execFileSync('ps', ['-o', 'pid=,ppid=,args=', '-A'], { encoding: 'utf8' }).split('\n');
  const line = lines.find((text) => Number(text.trim().split(/\s+/)[1]) === parentPid && text.includes(command));
  if (line === undefined) throw new Error(`Process ${parentPid} has no child ${command}`);
  return Number.parseInt(line, 10);
}
