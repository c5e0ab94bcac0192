import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { lintXmlLimits } from '@stepwright/model-lint';
import { Refusal } from '../refusal.ts';

/**
 * Reads a file, but no more of it than one byte above what a command takes of it: a larger file is refused for its size, however large it is.
 *
 * @throws {Refusal} when it cannot be read, or is no file.
 */
export function readBounded(path: string, name: string): Uint8Array {
  try {
    return read(path, name);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new Refusal(`${name} cannot be read (${code}): let this user read it, or leave it out.`, { cause });
  }
}

function read(path: string, name: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new Refusal(`${name} is no file that can be read as a model.`);
    const content = Buffer.alloc(Math.min(stat.size, lintXmlLimits.bytesMax + 1));
    let length = 0;
    for (let count = -1; count !== 0 && length < content.length; length += count) {
      count = readSync(file, content, length, content.length - length, length);
    }
    return content.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
