import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSnippets } from './fill-snippets.ts';
import type { Generated, Generator } from './generated-file.ts';
import { snippetRegions } from './snippet-regions.ts';

const pages = ['docs/guides/*.md', 'packages/worker-sdk/README.md'];
/** Made for the guides: whatever is marked there is to be shown. */
const sources = 'examples/guides/**/*.{ts,bpmn,yaml}';

/** Fills the fenced blocks of the guides from files that tests run. It owns those blocks; the pages around them are written by hand. */
export const guideSnippets: Generator = {
  name: 'guide snippets',
  owns: /^(?!)/,
  async generate(root) {
    const regionsOf = readRegions(root);
    const filled = globSync(pages, { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .sort()
      .map((file) => ({ file, ...fillSnippets(file, readFileSync(join(root, file), 'utf8'), cutter(regionsOf)) }));
    const shown = new Set(filled.flatMap((page) => page.shown));
    const problems = [...filled.flatMap((page) => page.problems), ...unshown(root, regionsOf, shown)];
    return { files: filled.map(({ file, text }) => ({ file, text })), problems } satisfies Generated;
  },
};

type RegionsOf = (file: string) => ReadonlyMap<string, string>;

/** Reads each file once. */
function readRegions(root: string): RegionsOf {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (file) => {
    const regions = known.get(file) ?? regionsIn(join(root, file), file);
    known.set(file, regions);
    return regions;
  };
}

function regionsIn(path: string, file: string): ReadonlyMap<string, string> {
  if (!existsSync(path)) throw new Error('there is no such file; correct the path');
  return new Map(snippetRegions(file, readFileSync(path, 'utf8')).map(({ name, text }) => [name, text]));
}

function cutter(regionsOf: RegionsOf): (file: string, region: string) => string {
  return (file, region) => {
    const regions = regionsOf(file);
    const text = regions.get(region);
    if (text !== undefined) return text;
    const names = [...regions.keys()].join(', ') || 'none';
    throw new Error(
      `there is no such region, the file has ${names}; mark it with // #region ${region}, or correct the name`,
    );
  };
}

function unshown(root: string, regionsOf: RegionsOf, shown: ReadonlySet<string>): string[] {
  return globSync(sources, { cwd: root, exclude: (name) => name.endsWith('node_modules') })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => [...regionsOf(file).keys()].map((region) => ({ file, region })))
    .filter(({ file, region }) => !shown.has(`${file}#${region}`))
    .map(({ file, region }) => `${file} has the region ${region}, which no guide shows; show it, or remove the marks`);
}
