import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

const publicRegistry = 'https://registry.npmjs.org/';

/** The lockfile is there and sends nobody to another registry than the public one. */
export function lockfile(repository: Repository): Violation[] {
  const file = 'package-lock.json';
  const text = repository.textOf(file);
  if (text === undefined) return [{ rule: 'lockfile', file, message: 'is missing; run npm install and commit it' }];
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { resolved?: string; link?: boolean }> };
  return Object.entries(packages).flatMap(([path, { resolved, link }]) => {
    if (link || resolved === undefined || resolved.startsWith(publicRegistry)) return [];
    const message = `takes ${path} from ${resolved}; install it from ${publicRegistry}, or leave "resolved" out`;
    return [{ rule: 'lockfile', file, message }];
  });
}
