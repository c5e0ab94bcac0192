import { packageOf, pathOf } from '../imported-packages.ts';
import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';
import { entryOf } from '../workspace.ts';

/** No file needs itself to load. `import type` is erased and does not count; `import { type A }` is kept and does. */
export function importCycles(repository: Repository): Violation[] {
  return cyclesOf(graphOf(repository)).map((cycle) => {
    const [file = ''] = cycle;
    const message = `is in a cycle: ${[...cycle, file].join(' -> ')}; move what both need into a file of its own, or write "import type"`;
    return { rule: 'import-cycles', file, message };
  });
}

type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(repository: Repository): Graph {
  return new Map(
    repository.sources.map(({ file, imports }) => {
      const targets = imports
        .filter(({ typeOnly, lazy }) => !typeOnly && !lazy)
        .map(({ specifier }) => targetOf(repository, file, specifier))
        .filter((target) => target !== undefined);
      return [file, targets];
    }),
  );
}

function targetOf(repository: Repository, file: string, specifier: string): string | undefined {
  const workspace = repository.workspaceNamed(packageOf(specifier) ?? '');
  return workspace ? entryOf(workspace) : pathOf(file, specifier);
}

/** One cycle for each knot: a walk in depth, in which a file that is met while it is still open closes a cycle. */
function cyclesOf(graph: Graph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const open: string[] = [];
  const walk = (file: string): void => {
    if (open.includes(file)) {
      cycles.push(open.slice(open.indexOf(file)));
      return;
    }
    if (done.has(file)) return;
    open.push(file);
    for (const target of graph.get(file) ?? []) walk(target);
    open.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return cycles;
}
