import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place in a built file that names a source file. */
export interface SourcePath {
  /** Path inside the built folder. */
  readonly file: string;
  readonly line: number;
  readonly path: string;
}

/**
 * Finds relative paths with the ending `.ts` in built code. The compiler rewrites imports only, so that a
 * `new URL('./thread.ts', import.meta.url)` would look for a file that is not published.
 */
export function sourcePathsIn(distFolder: string): SourcePath[] {
  return globSync('**/*.js', { cwd: distFolder })
    .sort()
    .flatMap((file) =>
      readFileSync(join(distFolder, file), 'utf8')
        .split('\n')
        .flatMap((content, index) =>
          [...content.matchAll(/['"`](\.{1,2}\/[^'"`]*(?<!\.d)\.ts)['"`]/g)]
            .filter(() => !/^\s*(?:\*|\/\/|\/\*)/.test(content))
            .map((match) => ({ file, line: index + 1, path: match[1] ?? '' })),
        ),
    );
}
