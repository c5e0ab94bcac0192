import type { SyntaxNode } from '@lezer/common';

const values: ReadonlySet<string> = new Set([
  'null',
  '?',
  'BooleanLiteral',
  'NumericLiteral',
  'StringLiteral',
  'DateTimeLiteral',
  'VariableName',
  'ParenthesizedExpression',
  'PathExpression',
  'FilterExpression',
  'List',
  'Context',
  'FunctionInvocation',
  'FunctionDefinition',
]);

/** Something that stands alone: a literal, a name, a call, or anything in parentheses. */
export function isValue(node: SyntaxNode): boolean {
  return values.has(node.name);
}

/** A value or arithmetic with values. */
export function isOperand(node: SyntaxNode): boolean {
  return isValue(node) || node.name === 'ArithmeticExpression';
}
