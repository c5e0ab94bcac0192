import { randomUUID } from 'node:crypto';
import { link, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';

const LOCK_NAME = 'lock';
const ATTEMPTS_MAX = 5;

/** Tokens of the locks that this process holds: a lock with our pid and another token is left from an earlier process with the same pid. */
const held = new Set<string>();

/** What a lock file says. */
interface Owner {
  readonly pid: number;
  /** When that process began, as the system counts it, so that a pid that was given again is not taken for it. */
  readonly startedAt: string | undefined;
  readonly token: string;
}

/** Keeps other processes out of a folder. It ends with its process, however that ends. */
export class FolderLock {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /** @throws StoreError DATA_FOLDER_IN_USE when a living process has it. */
  static async take(folder: string): Promise<FolderLock> {
    const path = join(await realpath(folder), LOCK_NAME);
    const owner: Owner = { pid: process.pid, startedAt: await startOf(process.pid), token: randomUUID() };
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (await create(path, owner)) {
        held.add(owner.token);
        return new FolderLock(path, owner.token);
      }
      const found = await readLock(path);
      if (found?.owner !== undefined && (await isAlive(found.owner))) throw inUse(folder, found.owner.pid);
      if (found !== undefined) await removeStale(path, found.text);
    }
    throw new StoreError(
      'DATA_FOLDER_IN_USE',
      `Other processes are fighting for ${folder}: its lock changed ${ATTEMPTS_MAX} times.`,
    );
  }

  /** May run twice. */
  async release(): Promise<void> {
    if (!held.delete(this.#token)) return;
    const found = await readLock(this.#path);
    if (found?.owner?.token === this.#token) await rm(this.#path, { force: true });
  }
}

function inUse(folder: string, pid: number): StoreError {
  const message = `The data folder ${folder} is in use by the process ${pid}. Stop that process or use another folder.`;
  return new StoreError('DATA_FOLDER_IN_USE', message);
}

/** The lock appears with its whole content or not at all. */
async function create(path: string, owner: Owner): Promise<boolean> {
  const draft = `${path}.${owner.token}`;
  await writeFile(draft, `${JSON.stringify(owner)}\n`);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Undefined when the lock is gone; without an owner when its content is not ours. */
async function readLock(path: string): Promise<{ text: string; owner: Owner | undefined } | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return { text, owner: JSON.parse(text) as Owner };
  } catch {
    return { text, owner: undefined };
  }
}

async function isAlive({ pid, startedAt, token }: Owner): Promise<boolean> {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startedNow = await startOf(pid);
  return startedAt === undefined || startedNow === undefined || startedAt === startedNow;
}

/** Of two processes that find the same stale lock only one can move it away; what was moved by mistake is put back. */
async function removeStale(path: string, text: string): Promise<void> {
  const moved = `${path}.${randomUUID()}`;
  try {
    await rename(path, moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(moved, 'utf8')) === text) await rm(moved);
  else await rename(moved, path);
}

/** Linux tells when a process began, in ticks since the machine did. Elsewhere undefined. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the process is in parentheses and may hold spaces; the start is the 20th word behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
