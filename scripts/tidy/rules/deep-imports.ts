import { packageOf, pathOf } from '../imported-packages.ts';
import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

/** Nobody reaches into another workspace: its door is its package name. */
export function deepImports(repository: Repository): Violation[] {
  return repository.sources.flatMap(({ file, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const message = byPath(repository, file, specifier) ?? bySubpath(repository, specifier);
      return message === undefined ? [] : [{ rule: 'deep-imports', file, line, message }];
    }),
  );
}

function byPath(repository: Repository, file: string, specifier: string): string | undefined {
  const path = pathOf(file, specifier);
  if (path === undefined) return undefined;
  const from = repository.workspaceOf(file);
  const to = repository.workspaceOf(path);
  if (to && to !== from) return `reaches into ${to.folder} by the path ${specifier}; import ${to.name}`;
  if (from && !to) return `leaves its workspace by the path ${specifier}; move that file in, or into a package`;
  return undefined;
}

function bySubpath(repository: Repository, specifier: string): string | undefined {
  const name = packageOf(specifier) ?? '';
  const to = repository.workspaceNamed(name);
  if (!to || specifier === name) return undefined;
  const door = `.${specifier.slice(name.length)}`;
  if (to.manifest.exports && door in to.manifest.exports) return undefined;
  return `reaches into ${to.folder} by ${specifier}; import ${name}, or add "${door}" to its exports`;
}
