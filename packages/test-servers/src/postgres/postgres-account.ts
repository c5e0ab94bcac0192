import { spawnSync } from 'node:child_process';
import { ServerStartError } from '../server-start-error.ts';

export interface Account {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

/** The account that PostgreSQL runs as: undefined for ours; for root, whom it refuses, the system user `postgres`. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return find() ?? create();
}

function find(): Account | undefined {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function create(): Account {
  spawnSync('groupadd', ['--system', '--force', NAME]);
  const made = spawnSync('useradd', ['--system', '--gid', NAME, '--no-create-home', '--shell', '/bin/sh', NAME], {
    encoding: 'utf8',
  });
  // Another process may have created it at the same time: what counts is that it is there now.
  const account = find();
  if (account !== undefined) return account;
  throw new ServerStartError(
    'POSTGRES_MISSING',
    'PostgreSQL refuses to run as root and the system user "postgres" could not be created: create it (useradd --system postgres), run as another user, or give the url of a running server.',
    { logTail: made.stderr ? made.stderr.trim().split('\n') : [], cause: made.error },
  );
}

/** Tells whether the account may enter a folder; node itself may lie where the account cannot read, a shell does not. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}
