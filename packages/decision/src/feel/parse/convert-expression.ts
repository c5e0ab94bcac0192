import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../syntax.ts';
import { isOperand } from './levels.ts';
import { nested, type Source, unexpected } from './source.ts';

/** Turns a node of the grammar into the meaning that the engine's parser gives it. */
export function convertExpression(source: Source, node: SyntaxNode): Expression {
  const convert = source.converters[node.name];
  if (!convert) throw unexpected(source, node);
  return nested(source, () => convert(source, node));
}

/** An operand of arithmetic or of a comparison, which is no comparison itself. */
export function convertOperand(source: Source, node: SyntaxNode): Expression {
  if (!isOperand(node)) throw unexpected(source, node, 'put it into parentheses');
  return convertExpression(source, node);
}
