/** The part of a package.json that the rules read. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly license?: string;
  readonly workspaces?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What a workspace is, told by the top folder that it stands in. */
export type WorkspaceKind = 'package' | 'contracts' | 'service' | 'worker' | 'example';

/** One npm workspace. */
export interface Workspace {
  readonly kind: WorkspaceKind;
  /** Path from the repository's root, without a slash at the end. */
  readonly folder: string;
  readonly name: string;
  /** Place in the root's list, which is the dependency order. */
  readonly order: number;
  readonly manifest: Manifest;
}

const kinds: Readonly<Record<string, WorkspaceKind>> = {
  packages: 'package',
  contracts: 'contracts',
  'domain-services': 'service',
  workers: 'worker',
  examples: 'example',
};

/**
 * Reads the workspaces in the order of the root's list.
 *
 * @throws {Error} when a workspace has no package.json or stands in a top folder without a place in the import order.
 */
export function readWorkspaces(textOf: (file: string) => string | undefined): readonly Workspace[] {
  const root = JSON.parse(textOf('package.json') ?? '{}') as Manifest;
  return (root.workspaces ?? []).map((folder, order) => {
    const text = textOf(`${folder}/package.json`);
    if (text === undefined) throw new Error(`package.json lists the workspace ${folder}, which has no package.json`);
    const kind = kinds[folder.split('/')[0] ?? ''];
    if (kind === undefined) {
      throw new Error(
        `the workspace ${folder} is in none of ${Object.keys(kinds).join(', ')}: move it, or give it a place`,
      );
    }
    const manifest = JSON.parse(text) as Manifest;
    return { kind, folder, name: manifest.name ?? folder, order, manifest };
  });
}

/** Paths of the module that stands for the whole workspace: what `exports["."]` gives inside the repository. */
export function entryOf(workspace: Workspace): string {
  const entry = workspace.manifest.exports?.['.'];
  const path = typeof entry === 'string' ? entry : (entry as Record<string, string> | undefined)?.['stepwright-source'];
  return `${workspace.folder}/${(path ?? './src/index.ts').replace(/^\.\//, '')}`;
}
