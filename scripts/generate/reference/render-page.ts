import type { EntrySurface, PackageSurface, ShownName } from './read-surface.ts';
import { summaryOf } from './render-docstring.ts';
import { docstringOf, type NameContext, renderName } from './render-name.ts';

/** The page of one package: an index, and a section for each name, entry by entry. */
export function renderPage(context: NameContext): string {
  const { surface } = context;
  const { name, folder, description, entries } = surface.published;
  const reports = entries.map((entry) => `[${entry.title}](../api-report/${entry.title}.api.md)`);
  const sections = surface.entries.map((each) => ({ each, names: shownHere(each, context) }));
  const parts = [
    `# ${name}`,
    `${description}. [What it is for](../../${folder}/README.md).`,
    `Generated from the docstrings by \`npm run generate\`. What changes is seen in the API report: ${reports.join(', ')}.`,
    ...sections.map(({ each, names }) => indexOf(each, names, context)),
    ...sections.flatMap(({ each, names }) => [
      `## ${each.entry.specifier}`,
      ...names.map((shown) => renderName(shown, context)),
    ]),
    ...unexportedSection(surface, context),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function shownHere({ entry, names }: EntrySurface, { surface, places }: NameContext): readonly ShownName[] {
  return names.filter(({ symbol }) => places.isShownBy(surface, entry.specifier, symbol));
}

function indexOf({ entry, names }: EntrySurface, shown: readonly ShownName[], context: NameContext): string {
  const { surface, places, linkTo } = context;
  const link = ({ symbol, name }: ShownName) => places.linkToSymbol(symbol, surface) ?? `\`${name}\``;
  const types = shown.filter(({ kind }) => kind === 'type');
  const others = names.filter((each) => !shown.includes(each));
  const rows = shown
    .filter(({ kind }) => kind !== 'type')
    .map((each) => {
      const docstring = docstringOf(each);
      return `| ${link(each)} | ${docstring ? summaryOf(docstring, linkTo) : ''} |`;
    });
  return [
    rows.length > 0 ? [`| \`${entry.specifier}\` | |`, '|---|---|', ...rows].join('\n') : `\`${entry.specifier}\``,
    types.length > 0 && `Types: ${types.map(link).join(', ')}`,
    others.length > 0 && `Exported here too: ${others.map(link).join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function unexportedSection({ unexported }: PackageSurface, context: NameContext): string[] {
  if (unexported.length === 0) return [];
  return [
    '## Not exported',
    'Shapes that the names above use. They cannot be imported by name.',
    ...unexported.map((shown) => renderName(shown, context)),
  ];
}
