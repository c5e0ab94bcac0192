import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

/**
 * Writes a file that is not there yet, whole or not at all, and never over another: also not over one that appears meanwhile. Folders that are
 * missing are made.
 *
 * @returns whether it was written; false when there is something already.
 * @throws {Refusal} when it cannot be written.
 */
export function writeNew(path: string, text: string): boolean {
  if (existsSync(path)) return false;
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text, { flag: 'wx' });
    // Unlike a rename, a link never replaces.
    linkSync(beside, path);
    return true;
  } catch (cause) {
    const { code = 'unknown', syscall } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall === 'link') return false;
    throw new Refusal(`${path} cannot be written (${code}): let this user write it, or name another folder.`, {
      cause,
    });
  } finally {
    if (existsSync(beside)) rmSync(beside);
  }
}
