import { type ChildProcess, spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StopStep } from './stop-process.ts';

/**
 * This process's end of the keeper: a small child that outlives us for a moment and ends what we started.
 *
 * 1. The keeper learns of our end by the end of its standard input, so kill -9 of this process is enough.
 * 2. The keeper runs in a session of its own: Ctrl-C in a terminal ends us and not the keeper.
 * 3. It never holds up our exit, and it ends with its last guarded process.
 */

/** A process to end and folders to remove when this process ends without doing it. */
export interface Guarded {
  pid?: number;
  /** From `processIdentity`, with `pid`. */
  identity?: string;
  steps: readonly StopStep[];
  removeFolders: readonly string[];
}

/** What is written to the keeper's standard input, one JSON text a line. */
export type KeeperMessage = { id: number; guard: Guarded } | { id: number; release: true };

let keeper: ChildProcess | undefined;
let lastId = 0;
const guardedIds = new Set<number>();

/** Puts a process or folder under the keeper's guard; the returned function ends the guard. */
export function guard(guarded: Guarded): () => void {
  const id = ++lastId;
  guardedIds.add(id);
  keeper ??= startKeeper();
  send(keeper, { id, guard: guarded });
  return () => release(id);
}

function release(id: number): void {
  if (!guardedIds.delete(id) || keeper === undefined) return;
  send(keeper, { id, release: true });
  if (guardedIds.size > 0) return;
  keeper.stdin?.end();
  keeper = undefined;
}

function startKeeper(): ChildProcess {
  const file = fileURLToPath(new URL(`./keeper-process${extname(import.meta.url)}`, import.meta.url));
  const child = spawn(process.execPath, [file], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}

function send(to: ChildProcess, message: KeeperMessage): void {
  to.stdin?.write(`${JSON.stringify(message)}\n`);
}
