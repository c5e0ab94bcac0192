import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { guard } from '../processes/keeper.ts';
import { processIdentity } from '../processes/process-identity.ts';
import { ServerStartError } from '../server-start-error.ts';
import { type Account, canEnter } from './postgres-account.ts';

export interface NewDataFolder {
  initdb: string;
  account: Account | undefined;
  /** Whether the files must survive a power failure. */
  durable: boolean;
}

const PASSWORD_FILE = 'stepwright.password';
const INITDB_LIMIT_MS = 120_000;

/** Returns the superuser's password of a data folder, which is made first when it is absent or empty. */
export async function openDataFolder(dataDir: string, how: NewDataFolder): Promise<string> {
  if (await isEmpty(dataDir)) await create(dataDir, how);
  try {
    return await readFile(join(dataDir, PASSWORD_FILE), 'utf8');
  } catch (cause) {
    throw new ServerStartError(
      'DATA_FOLDER_FOREIGN',
      `The folder ${dataDir} holds files but no ${PASSWORD_FILE}, so startPostgres did not make it: give an absent or empty folder.`,
      { cause },
    );
  }
}

async function isEmpty(dataDir: string): Promise<boolean> {
  const files = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files.length === 0;
}

/** Works in a folder beside and renames it when complete: a start that is killed half-way leaves no half database. */
async function create(dataDir: string, { initdb, account, durable }: NewDataFolder): Promise<void> {
  await mkdir(dirname(dataDir), { recursive: true });
  if (!canEnter(dirname(dataDir), account)) throw unreachable(dataDir);
  const draft = await mkdtemp(`${dataDir}.new-`);
  const release = guard({ steps: [], removeFolders: [draft] });
  try {
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (account !== undefined) {
      for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid);
    }
    await run(initdb, initdbArguments(join(draft, 'data'), passwordFile, durable), account, draft);
    await rename(passwordFile, join(draft, 'data', PASSWORD_FILE));
    await rename(join(draft, 'data'), dataDir).catch((error: NodeJS.ErrnoException) => {
      // Somebody else's start was first: use that.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    release();
  }
}

/** Sorting by code point and not by the machine's locale: the same answers on every machine. */
function initdbArguments(pgdata: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${pgdata}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
}

async function run(file: string, args: string[], account: Account | undefined, cwd: string): Promise<void> {
  const env = { PATH: process.env.PATH };
  const running = promisify(execFile)(file, args, {
    ...account,
    cwd,
    env,
    timeout: INITDB_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const { pid } = running.child;
  const identity = pid === undefined ? undefined : processIdentity(pid);
  const release = guard({ ...(pid && identity ? { pid, identity } : {}), steps: [], removeFolders: [cwd] });
  try {
    await running;
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw new ServerStartError('SERVER_EXITED', 'initdb could not make a PostgreSQL data folder; its last lines:', {
      logTail: stderr.trim().split('\n').slice(-20),
      cause,
    });
  } finally {
    release();
  }
}

function unreachable(dataDir: string): ServerStartError {
  return new ServerStartError(
    'FOLDER_UNREACHABLE',
    `PostgreSQL refuses to run as root, and its user "postgres" may not enter ${dirname(dataDir)}: give a dataDir that every user can reach, run as another user, or give the url of a running server.`,
  );
}
