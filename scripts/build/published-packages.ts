import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspaces } from '../tidy/workspace.ts';

/** One way into a published package: what its users may import. */
export interface PublishedEntry {
  /** What users write behind `from`, such as `@stepwright/worker-sdk/testing`. */
  readonly specifier: string;
  /** Names the entry in file names: the folder's name, and behind a dot that of the entry if it is not the main one. */
  readonly title: string;
  /** The built declarations, as a path inside the package. */
  readonly declarations: string;
}

/** A package that is published, with all that its users may import. */
export interface PublishedPackage {
  readonly name: string;
  /** Path from the repository's root. */
  readonly folder: string;
  /** The last part of the folder: what the package is called inside the repository. */
  readonly title: string;
  readonly description: string;
  /** The main entry first. */
  readonly entries: readonly PublishedEntry[];
}

/**
 * Reads which packages are published, in the order of "workspaces": all below `packages/` whose package.json is not private. Their entries are
 * the exports that have built declarations; an export that has only the condition `stepwright-source` is for this repository. The test of the
 * packed packages cannot import this file, and packs by the same rule.
 *
 * @throws {Error} when a published package has no description.
 */
export function publishedPackages(root: string): readonly PublishedPackage[] {
  return readWorkspaces((file) => readFileSync(join(root, file), 'utf8'))
    .filter(({ kind, manifest }) => kind === 'package' && manifest.private !== true)
    .map(({ name, folder, manifest: { description, exports = {} } }) => {
      if (!description) throw new Error(`${folder}/package.json has no description; write a line on what it is for`);
      const title = folder.split('/').at(-1) ?? folder;
      return { name, folder, title, description, entries: entriesOf({ name, title }, exports) };
    });
}

function entriesOf(
  { name, title }: Pick<PublishedPackage, 'name' | 'title'>,
  exports: Readonly<Record<string, unknown>>,
): PublishedEntry[] {
  // Files that a pattern stands for have the shape of one another; the entry that they come from is described.
  return Object.entries(exports)
    .filter(([path]) => !path.includes('*'))
    .flatMap(([path, conditions]) => {
      const declarations = (conditions as { readonly types?: string }).types;
      if (declarations === undefined) return [];
      const below = path.slice('.'.length);
      return [{ specifier: `${name}${below}`, title: `${title}${below.replaceAll('/', '.')}`, declarations }];
    });
}
