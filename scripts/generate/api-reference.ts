import { buildDeclarations } from './declaration-tree.ts';
import type { Generator } from './generated-file.ts';
import { formatSignatures } from './reference/format-signatures.ts';
import { placeNames } from './reference/places.ts';
import { type PackageSurface, readSurfaces } from './reference/read-surface.ts';
import { renderPage } from './reference/render-page.ts';

/** Makes one page for each published package from its docstrings, and the list of the pages. */
export const apiReference: Generator = {
  name: 'API reference',
  owns: /^docs\/reference\/.*$/,
  async generate(root) {
    using tree = buildDeclarations(root);
    const { packages, checker } = readSurfaces(tree);
    const places = placeNames(packages);
    const pages = packages.map((surface) =>
      renderPage({ surface, places, checker, linkTo: (name) => places.linkTo(name, surface) }),
    );
    const files = formatSignatures(root, pages).map((text, index) => ({ file: fileOf(packages[index]), text }));
    return { files: [...files, { file: 'docs/reference/README.md', text: listOf(packages) }] };
  },
};

function fileOf(surface: PackageSurface | undefined): string {
  return `docs/reference/${surface?.published.title}.md`;
}

function listOf(packages: readonly PackageSurface[]): string {
  const rows = packages.map(({ published: { name, title, description, entries } }) => {
    const others = entries.slice(1).map(({ specifier }) => `\`${specifier.slice(name.length)}\``);
    return `| [${name}](${title}.md) | ${description}${others.length > 0 ? `; with the entries ${others.join(', ')}` : ''} |`;
  });
  return `# API reference

Every name that users can import, one page a package. Generated from the docstrings by \`npm run generate\`. The [API reports](../api-report)
show the same names without words, so that a change of surface is seen in review.

| package | what it is for |
|---|---|
${rows.join('\n')}
`;
}
