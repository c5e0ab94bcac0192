import { packageOf } from '../imported-packages.ts';
import { isTestFile, type Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';
import type { Workspace } from '../workspace.ts';

const forTestsAnywhere = new Set(['@stepwright/test-servers', '@platform/downstream']);

/** Imports between workspaces go one way: packages in their order, then contracts, then services and workers, then examples. */
export function importDirection(repository: Repository): Violation[] {
  return repository.sources.flatMap(({ file, imports }) => {
    const from = repository.workspaceOf(file);
    if (!from) return [];
    return imports.flatMap(({ specifier, line }) => {
      const to = repository.workspaceNamed(packageOf(specifier) ?? '');
      const refusal = to && refusalOf(from, to, isTestFile(file));
      return refusal ? [{ rule: 'import-direction', file, line, message: `imports ${specifier}: ${refusal}` }] : [];
    });
  });
}

function refusalOf(from: Workspace, to: Workspace, inTest: boolean): string | undefined {
  if (to === from || (inTest && forTestsAnywhere.has(to.name))) return undefined;
  switch (from.kind) {
    case 'package':
      return packageRefusal(from, to, inTest);
    case 'contracts':
      return to.kind === 'package'
        ? undefined
        : 'contracts may import packages only; move what it needs into contracts or a package';
    case 'service':
      if (to.kind === 'service') return 'a service never imports another service; call it over HTTP';
      break;
    case 'worker':
      if (to.kind === 'service') return 'a worker never imports a service; call it over HTTP';
      break;
    case 'example':
      return to.kind !== 'example' || to.order < from.order
        ? undefined
        : 'an example imports only examples that stand before it in "workspaces"; turn the import round';
  }
  return to.kind === 'package' || to.kind === 'contracts'
    ? undefined
    : `a ${from.kind} imports packages and contracts only; move the shared part into one of them`;
}

function packageRefusal(from: Workspace, to: Workspace, inTest: boolean): string | undefined {
  if (to.kind !== 'package') return 'a package imports packages only; take what it needs as an argument';
  if (to.order < from.order || inTest) return undefined;
  return `${to.folder} stands after ${from.folder} in "workspaces"; take it as an argument, or change the order there`;
}
