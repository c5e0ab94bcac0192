import type { SyntaxNode } from '@lezer/common';
import { childAt, childrenOf, type Source, textOf, unexpected } from './source.ts';

const identifier = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{N}\p{Sc}\p{Pc}\p{Mn}\p{Mc}]*$/u;

/** A name without spaces, or one in backticks, which may have any characters. */
export function nameOf(source: Source, node: SyntaxNode): string {
  const text = textOf(source, node);
  const only = childrenOf(node);
  if (only.length === 1 && only[0]?.name === 'BacktickIdentifier') return text.slice(1, -1);
  if (!identifier.test(text))
    throw unexpected(source, node, 'a name has no spaces or operators: put it into backticks');
  return text;
}

/** A name as a function or a parameter has it, with single words between spaces. */
export function identifierOf(source: Source, node: SyntaxNode): string {
  const text = textOf(source, node);
  if (text.startsWith('`')) return text.slice(1, -1);
  if (!text.split(/ +/).every((word) => identifier.test(word))) throw unexpected(source, node);
  return text;
}

/** The key of a context entry; words may have spaces between them, quotes take anything. */
export function keyOf(source: Source, node: SyntaxNode): string {
  const inner = childAt(source, node, 0);
  const text = textOf(source, inner);
  return text.startsWith('"') || text.startsWith('`') ? text.slice(1, -1) : text;
}
