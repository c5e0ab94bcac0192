import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { processIdentity } from './process-identity.ts';

/** Who holds a claim: the identity of a living process. */
export interface ClaimHolder {
  pid: number;
  identity: string;
}

/**
 * Claims a thing for this process by a file: undefined holder means that it is ours until `release`.
 * A claim whose process is dead is taken over, so a killed holder blocks nobody.
 */
export function claim(file: string): { holder: ClaimHolder } | { release: () => void } {
  const own = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), nonce: randomUUID() });
  for (;;) {
    if (create(file, own)) return { release: () => release(file, own) };
    const text = read(file);
    const holder = parse(text);
    if (holder !== undefined && processIdentity(holder.pid) === holder.identity) return { holder };
    if (text !== undefined) removeDead(file, text);
  }
}

/** Links a written file into place, so that nobody ever reads a claim that is half written. */
function create(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): ClaimHolder | undefined {
  try {
    return JSON.parse(text ?? '') as ClaimHolder;
  } catch {
    return undefined;
  }
}

/** Moves the file away before it looks at it again: of two that find the same dead claim only one removes it. */
function removeDead(file: string, expected: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== expected) create(file, moved);
  rmSync(aside, { force: true });
}

function release(file: string, own: string): void {
  if (read(file) === own) rmSync(file, { force: true });
}
