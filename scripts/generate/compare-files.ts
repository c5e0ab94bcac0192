import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generated, Generator } from './generated-file.ts';

/** How a file on disk differs from what its generator makes. */
export interface Difference {
  readonly file: string;
  readonly state: 'missing' | 'stale' | 'left over';
  /** What should be there; absent when the file should not be there. */
  readonly text?: string;
}

/** Compares what a generator makes with what is on disk. Nothing is called left over while a source has a problem. */
export function compareFiles(root: string, owns: Generator['owns'], { files, problems = [] }: Generated): Difference[] {
  const changed = files.flatMap(({ file, text }): Difference[] => {
    const found = textOn(join(root, file));
    if (found === text) return [];
    return [{ file, text, state: found === undefined ? 'missing' : 'stale' }];
  });
  const made = new Set(files.map(({ file }) => file));
  const owned = problems.length > 0 ? [] : filesOf(root).filter((file) => owns.test(file));
  return [
    ...changed,
    ...owned.filter((file) => !made.has(file)).map((file): Difference => ({ file, state: 'left over' })),
  ];
}

function filesOf(root: string): string[] {
  return globSync('{contracts,docs,workers,packages/*/src/generated}/**', {
    cwd: root,
    exclude: (name) => /(?:^|\/)node_modules$/.test(name),
  })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

function textOn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
