import { packageOf } from '../imported-packages.ts';
import { isTestFile, type Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';
import type { Manifest, Workspace } from '../workspace.ts';

/** What a workspace imports stands in its package.json, and nothing else does. The root's devDependencies serve all tests. */
export function declaredDependencies(repository: Repository): Violation[] {
  const root = JSON.parse(repository.textOf('package.json') ?? '{}') as Manifest;
  const shared = new Set(Object.keys(root.devDependencies ?? {}));
  return repository.workspaces.flatMap((workspace) => {
    const uses = usesOf(repository, workspace);
    return [...undeclared(workspace, uses, shared), ...unused(workspace, uses)];
  });
}

interface Use {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly inTest: boolean;
}

function usesOf(repository: Repository, workspace: Workspace): Use[] {
  return repository.sources
    .filter(({ file }) => file.startsWith(`${workspace.folder}/`))
    .flatMap(({ file, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        const name = packageOf(specifier);
        if (name === undefined || name === workspace.name) return [];
        return [{ name, file, line, inTest: isTestFile(file) }];
      }),
    );
}

function undeclared({ folder, manifest }: Workspace, uses: readonly Use[], shared: ReadonlySet<string>): Violation[] {
  const forSource = new Set(
    Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }),
  );
  const forTests = new Set([...forSource, ...Object.keys(manifest.devDependencies ?? {}), ...shared]);
  return uses
    .filter(({ name, inTest }) => !(inTest ? forTests : forSource).has(name))
    .map(({ name, file, line, inTest }) => {
      const where = inTest ? 'devDependencies' : 'dependencies';
      const message = `imports ${name}, which is not declared; add it to "${where}" of ${folder}/package.json`;
      return { rule: 'declared-dependencies', file, line, message };
    });
}

function unused({ folder, manifest }: Workspace, uses: readonly Use[]): Violation[] {
  const file = `${folder}/package.json`;
  const report = (message: string) => ({ rule: 'declared-dependencies', file, message });
  const inSource = new Set(uses.filter(({ inTest }) => !inTest).map(({ name }) => name));
  const anywhere = new Set(uses.map(({ name }) => name));
  const dependencies = Object.keys(manifest.dependencies ?? {}).filter((name) => !inSource.has(name));
  const devDependencies = Object.keys(manifest.devDependencies ?? {}).filter((name) => !anywhere.has(name));
  return [
    ...dependencies.map((name) =>
      report(
        anywhere.has(name)
          ? `only tests import ${name}; move it from "dependencies" to "devDependencies"`
          : `nothing imports ${name}; remove it from "dependencies"`,
      ),
    ),
    ...devDependencies
      .filter((name) => !name.startsWith('@types/'))
      .map((name) => report(`nothing imports ${name}; remove it from "devDependencies"`)),
  ];
}
