import type { SyntaxNode } from '@lezer/common';
import { FeelLimit, FeelSyntaxError } from '../feel-error.ts';
import type { Expression } from '../syntax.ts';

const depthMax = 1_000;

/** How a node of the grammar is read, by its name. */
export type Converters = Readonly<Record<string, (source: Source, node: SyntaxNode) => Expression>>;

/** The text that is read. `prepared` has the same length, so offsets fit both. */
export interface Source {
  readonly text: string;
  readonly prepared: string;
  /** They come with the text, as each of them reads its parts by the others. */
  readonly converters: Converters;
  depth: number;
}

export function textOf(source: Source, node: SyntaxNode): string {
  return source.text.slice(node.from, node.to);
}

/** The children that are not comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

/** @throws FeelSyntaxError when there is no such child */
export function childAt(source: Source, node: SyntaxNode, index: number): SyntaxNode {
  const child = childrenOf(node).at(index);
  if (!child) throw unexpected(source, node);
  return child;
}

export function unexpected(source: Source, node: SyntaxNode, why?: string): FeelSyntaxError {
  const seen = `unexpected '${textOf(source, node).slice(0, 60)}' at character ${node.from + 1}`;
  return new FeelSyntaxError(why === undefined ? seen : `${seen}: ${why}`);
}

/** Runs one level deeper. */
export function nested<T>(source: Source, run: () => T): T {
  source.depth += 1;
  if (source.depth > depthMax) throw new FeelLimit(`an expression is nested deeper than ${depthMax}`);
  try {
    return run();
  } finally {
    source.depth -= 1;
  }
}
