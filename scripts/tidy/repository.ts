import { readSourceFile, type SourceFile } from './source-files.ts';
import { readWorkspaces, type Workspace } from './workspace.ts';

/** The repository as the rules see it: texts by path. Rules take it as their argument, so that a test can plant a mistake. */
export interface Repository {
  /** Paths from the root with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly workspaces: readonly Workspace[];
  /** Every TypeScript file that a person wrote. */
  readonly sources: readonly SourceFile[];
  /** The text of a file; undefined when there is none. */
  textOf(file: string): string | undefined;
  /** Whether the path is a file or a folder with files in it. */
  has(path: string): boolean;
  /** The workspace that the file is in; undefined for files of the root. */
  workspaceOf(file: string): Workspace | undefined;
  /** The workspace of this package name. */
  workspaceNamed(name: string): Workspace | undefined;
}

/** Folders whose files are only there for tests and measurements. */
const testFolders = new Set(['test', 'conformance', 'bench']);

/** Whether a file is only there for tests. */
export function isTestFile(file: string): boolean {
  return /\.i?test\.ts$/.test(file) || file.split('/').some((folder) => testFolders.has(folder));
}

/** Whether a file is written by a generator. */
export function isGenerated(file: string): boolean {
  return file.split('/').includes('generated');
}

/** Creates a repository from texts by path. Sources are parsed when they are first asked for. */
export function createRepository(texts: Readonly<Record<string, string>>): Repository {
  const files = Object.keys(texts).sort();
  const known = new Set(files);
  for (const file of files) {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) known.add(file.slice(0, at));
  }
  const textOf = (file: string) => (Object.hasOwn(texts, file) ? texts[file] : undefined);
  const workspaces = readWorkspaces(textOf);
  let sources: readonly SourceFile[] | undefined;
  return {
    files,
    workspaces,
    get sources() {
      sources ??= files
        .filter((file) => file.endsWith('.ts') && !isGenerated(file))
        .map((file) => readSourceFile(file, textOf(file) ?? ''));
      return sources;
    },
    textOf,
    has: (path) => known.has(path),
    workspaceOf: (file) => workspaces.find(({ folder }) => file.startsWith(`${folder}/`)),
    workspaceNamed: (name) => workspaces.find((workspace) => workspace.name === name),
  };
}
