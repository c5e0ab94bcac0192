import type ts from 'typescript-api';
import { listedMembers, unexportedBases } from './listed-members.ts';
import type { Places } from './places.ts';
import { type Docstring, readDocstring } from './read-docstring.ts';
import { namedSymbols, type PackageSurface, type ShownName } from './read-surface.ts';
import { type LinkTo, renderDocstring, renderMemberDocstring } from './render-docstring.ts';
import { type Member, memberText, shapeOf, signatureText } from './signature-text.ts';

/** What a name is rendered with. */
export interface NameContext {
  readonly surface: PackageSurface;
  readonly places: Places;
  readonly checker: ts.TypeChecker;
  readonly linkTo: LinkTo;
}

/** The section of one name: signature, docstring, members, and links to the types that it uses. */
export function renderName(shown: ShownName, context: NameContext): string {
  const parts = shown.declarations.flatMap((declaration) => [
    `\`\`\`ts signature\n${signatureText(declaration)}\n\`\`\``,
    renderDocstring(readDocstring(declaration), context.linkTo),
    memberList(listedMembers(declaration, context), context.linkTo),
  ]);
  return [`### ${shown.name}`, ...parts, usedTypes(shown, context)].filter(Boolean).join('\n\n');
}

/** The docstring of the first declaration that has one. */
export function docstringOf({ declarations }: ShownName): Docstring | undefined {
  const docstrings = declarations.map((each) => readDocstring(each));
  return docstrings.find(({ text }) => text !== '') ?? docstrings[0];
}

function memberList(members: readonly Member[], linkTo: LinkTo, indent = ''): string {
  return members
    .map((member) => {
      const said = renderMemberDocstring(readDocstring(member), linkTo);
      const line = `${indent}- ${inlineCode(memberText(member))}${said && ` · ${said.replace(/\n(?!\n)/g, `\n${indent}  `)}`}`;
      const shape = shapeOf(member);
      return shape ? `${line}\n${memberList(shape.members, linkTo, `${indent}  `)}` : line;
    })
    .join('\n');
}

function usedTypes({ symbol, declarations }: ShownName, context: NameContext): string {
  const { checker, places, surface } = context;
  const links = declarations
    .flatMap((declaration) => [declaration, ...unexportedBases(declaration, context)])
    .flatMap((declaration) => [...namedSymbols(checker, declaration)])
    .filter((used) => used !== symbol)
    .map((used) => places.linkToSymbol(used, surface));
  const found = [...new Set(links.filter((link) => link !== undefined))];
  return found.length === 0 ? '' : `Uses ${found.join(', ')}.`;
}

function inlineCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
