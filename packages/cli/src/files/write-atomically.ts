import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

/**
 * Writes a file whole or not at all: beside it first, then in its place. It keeps its mode, and a link stays a link. Folders that are missing
 * are made. What is no file, such as `/dev/stderr`, is written to directly.
 *
 * @throws {Refusal} when it cannot be written.
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing && !existing.isFile()) writeFileSync(path, content);
    else replace(existing ? realpathSync(path) : path, content, existing?.mode);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new Refusal(`${path} cannot be written (${code}): let this user write it, or name another file.`, { cause });
  }
}

function replace(path: string, content: string | Uint8Array, mode: number | undefined): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw cause;
  }
}
