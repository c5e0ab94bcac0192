import { pathOf } from '../imported-packages.ts';
import { isTestFile, type Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';
import { entryOf } from '../workspace.ts';

/** No source imports its own package's index: one such import ties all files that the index names into a cycle. */
export function ownIndex(repository: Repository): Violation[] {
  return repository.sources.flatMap(({ file, imports }) => {
    const workspace = repository.workspaceOf(file);
    if (!workspace || isTestFile(file)) return [];
    return imports.flatMap(({ specifier, line }) => {
      if (specifier !== workspace.name && pathOf(file, specifier) !== entryOf(workspace)) return [];
      const message = `imports its own package's index (${specifier}); import the file that has what it needs`;
      return [{ rule: 'own-index', file, line, message }];
    });
  });
}
