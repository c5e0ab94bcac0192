import type { SyntaxNode } from '@lezer/common';
import type { Expression, OrderOperator, RangeExpression } from '../syntax.ts';
import { convertExpression, convertOperand } from './convert-expression.ts';
import { childrenOf, type Source, textOf, unexpected } from './source.ts';

/** Reads the whole of an input entry: `-`, `not(…)` or tests with commas between them. */
export function convertUnaryTests(source: Source, node: SyntaxNode): Expression {
  const [first, , tests] = childrenOf(node);
  if (!first) throw unexpected(source, node);
  if (first.name === 'Wildcard') return { kind: 'boolean', value: true };
  if (first.name === 'not' && tests) return { kind: 'not', operand: convertTests(source, tests) };
  if (/^not\s*\(/.test(source.text.slice(first.from))) throw unexpected(source, first, 'nothing may follow not(…)');
  return convertTests(source, first);
}

/** Tests with commas between them: one of them has to hold. */
export function convertTests(source: Source, node: SyntaxNode): Expression {
  const tests = childrenOf(node).map((test) => {
    const [inner] = childrenOf(test);
    if (!inner) throw unexpected(source, test);
    return convertTest(source, inner);
  });
  const [only] = tests;
  return only && tests.length === 1 ? only : { kind: 'any', tests };
}

/** One test: a comparison, an interval, or an expression that is the input, a list with it, or true. */
export function convertTest(source: Source, node: SyntaxNode): Expression {
  if (node.name === 'BooleanLiteral' && isLast(source, node)) {
    return { kind: 'test-boolean', value: textOf(source, node) === 'true' };
  }
  if (node.name === 'SimplePositiveUnaryTest') return convertExpression(source, node);
  for (let first = node.firstChild; first; first = first.firstChild) {
    if (first.name === 'SimplePositiveUnaryTest') throw unexpected(source, node, 'put the first test into parentheses');
  }
  return { kind: 'test', expression: convertExpression(source, node) };
}

/** Reads `> 5` or an interval. */
export function convertSimpleTest(source: Source, node: SyntaxNode): Expression {
  const [first, operand] = childrenOf(node);
  if (!first) throw unexpected(source, node);
  if (first.name === 'Interval') return { kind: 'test-range', range: convertRange(source, first) };
  const operator = textOf(source, first);
  if (!operand || !/^[<>]=?$/.test(operator)) throw unexpected(source, node);
  return { kind: 'test-order', operator: operator as OrderOperator, operand: convertOperand(source, operand) };
}

/** Reads `[1..5]`, `(1..5)`, `]1..5[`. */
export function convertRange(source: Source, node: SyntaxNode): RangeExpression {
  const [open, start, , end, close] = childrenOf(node);
  if (!open || !start || !end || !close) throw unexpected(source, node);
  return {
    kind: 'range',
    start: convertOperand(source, start),
    startClosed: textOf(source, open) === '[',
    end: convertOperand(source, end),
    endClosed: textOf(source, close) === ']',
  };
}

/** A boolean is compared with the input only at the very end of the entry; elsewhere it is an expression that holds or not. */
function isLast(source: Source, node: SyntaxNode): boolean {
  return /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/.test(source.text.slice(node.to));
}
