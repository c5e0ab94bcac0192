import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository, type Repository } from './repository.ts';

const binary = /\.(?:png|jpe?g|gif|ico|pdf|jar|zip|gz|woff2?)$/;

/**
 * Reads the repository from disk: tracked files and new ones that git does not ignore, so that a rule speaks before the commit.
 *
 * @throws {Error} when git is missing or `root` is no work tree.
 */
export function readRepository(root: string): Repository {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  const texts: Record<string, string> = {};
  for (const file of new Set(listed.split('\0'))) {
    if (file === '' || binary.test(file)) continue;
    const path = join(root, file);
    // Deleted, but not yet in the index; or a link to a folder.
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    texts[file] = readFileSync(path, 'utf8');
  }
  return createRepository(texts);
}
