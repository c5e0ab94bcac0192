import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

/** The lockfile is there and names no address: each machine takes packages from the registry that it is set up for. */
export function lockfile(repository: Repository): Violation[] {
  const file = 'package-lock.json';
  const text = repository.textOf(file);
  if (text === undefined) return [{ rule: 'lockfile', file, message: 'is missing; run npm install and commit it' }];
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { resolved?: string; link?: boolean }> };
  return Object.entries(packages).flatMap(([path, { resolved, link }]) => {
    if (link || resolved === undefined) return [];
    const message = `takes ${path} from ${resolved}; .npmrc leaves addresses out, so run npm install again with it`;
    return [{ rule: 'lockfile', file, message }];
  });
}
