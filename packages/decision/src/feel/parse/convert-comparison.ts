import type { SyntaxNode } from '@lezer/common';
import type { Expression, OrderOperator } from '../syntax.ts';
import { convertExpression, convertOperand } from './convert-expression.ts';
import { convertTest, convertTests } from './convert-unary-tests.ts';
import { childAt, childrenOf, type Source, textOf, unexpected } from './source.ts';

/** Reads `=`, `<` and so on, `between … and …` and `in`. */
export function convertComparison(source: Source, node: SyntaxNode): Expression {
  const [left, operator, ...rest] = childrenOf(node);
  if (!left || !operator) throw unexpected(source, node);
  const operand = convertOperand(source, left);
  if (operator.name === 'between') return convertBetween(source, node, operand, rest);
  if (operator.name === 'in') return convertIn(source, node, operand, rest);
  const [right] = rest;
  if (!right) throw unexpected(source, node);
  return convertBinary(source, operator, operand, convertOperand(source, right));
}

function convertBinary(source: Source, operator: SyntaxNode, left: Expression, right: Expression): Expression {
  const text = textOf(source, operator);
  if (text === '=') return { kind: 'equal', left, right };
  if (text === '!=') return { kind: 'not', operand: { kind: 'equal', left, right } };
  return { kind: 'order', operator: text as OrderOperator, left, right };
}

function convertBetween(source: Source, node: SyntaxNode, left: Expression, rest: readonly SyntaxNode[]): Expression {
  const [start, , end] = rest;
  if (!start || !end) throw unexpected(source, node);
  return {
    kind: 'and',
    left: { kind: 'order', operator: '>=', left, right: convertOperand(source, start) },
    right: { kind: 'order', operator: '<=', left, right: convertOperand(source, end) },
  };
}

/**
 * The engine reads a test in parentheses, a comparison or an interval behind `in` as the whole test; an `and` or `or` that follows is
 * outside of it. Behind any other expression it is part of the test.
 */
function convertIn(source: Source, node: SyntaxNode, operand: Expression, rest: readonly SyntaxNode[]): Expression {
  const [first, second] = rest;
  if (!first) throw unexpected(source, node);
  if (second) return { kind: 'in', operand, test: convertTests(source, second), open: false };
  const [inner] = childrenOf(first);
  if (!inner) throw unexpected(source, node);
  const start = leftmost(inner);
  if (!endsTest(start)) {
    if (source.text[start.from] === '(') throw unexpected(source, inner, 'put the whole test into parentheses');
    return { kind: 'in', operand, test: convertTest(source, inner), open: true };
  }
  return splitTest(source, inner, operand);
}

/** Whether what stands behind `in` ends before an `and` or `or` that the grammar reads as part of it. */
export function hasSplitTest(node: SyntaxNode): boolean {
  const test = childrenOf(node).at(-1);
  const [inner] = test?.name === 'PositiveUnaryTest' ? childrenOf(test) : [];
  if (!inner) return false;
  const compared = inner.name === 'SimplePositiveUnaryTest' ? childrenOf(inner)[1] : undefined;
  return (compared !== undefined && isLogic(compared)) || (isLogic(inner) && endsTest(leftmost(inner)));
}

function splitTest(source: Source, node: SyntaxNode, operand: Expression): Expression {
  if (isLogic(node)) {
    const left = splitTest(source, childAt(source, node, 0), operand);
    const right = convertExpression(source, childAt(source, node, -1));
    return { kind: node.name === 'Conjunction' ? 'and' : 'or', left, right };
  }
  const [operator, compared] = childrenOf(node);
  if (operator?.name === 'CompareOp' && compared && isLogic(compared))
    return splitComparison(source, operator, compared, operand);
  const test = node.name === 'ParenthesizedExpression' ? childAt(source, node, 1) : node;
  return { kind: 'in', operand, test: convertTest(source, test), open: false };
}

/** In `x in > 5 or y` the grammar compares with `5 or y`. */
function splitComparison(source: Source, operator: SyntaxNode, node: SyntaxNode, operand: Expression): Expression {
  if (isLogic(node)) {
    const left = splitComparison(source, operator, childAt(source, node, 0), operand);
    const right = convertExpression(source, childAt(source, node, -1));
    return { kind: node.name === 'Conjunction' ? 'and' : 'or', left, right };
  }
  const text = textOf(source, operator);
  if (!/^[<>]=?$/.test(text)) throw unexpected(source, operator);
  const test: Expression = {
    kind: 'test-order',
    operator: text as OrderOperator,
    operand: convertOperand(source, node),
  };
  return { kind: 'in', operand, test, open: false };
}

function leftmost(node: SyntaxNode): SyntaxNode {
  const [first] = childrenOf(node);
  return isLogic(node) && first ? leftmost(first) : node;
}

function isLogic({ name }: SyntaxNode): boolean {
  return name === 'Conjunction' || name === 'Disjunction';
}

function endsTest({ name }: SyntaxNode): boolean {
  return name === 'ParenthesizedExpression' || name === 'SimplePositiveUnaryTest';
}
