import type { Expression } from '../syntax.ts';

/**
 * Joins two sides with `and` or `or`. The engine reads the test behind `in` as far as it can: in `x in [1, 2] and y` the test is
 * `[1, 2] and y`, unless the list is in parentheses.
 */
export function attachRight(left: Expression, kind: 'and' | 'or', right: Expression): Expression {
  if (left.kind === 'in' && left.open && left.test.kind === 'test') {
    return { ...left, test: { kind: 'test', expression: attachRight(left.test.expression, kind, right) } };
  }
  if ((left.kind === 'and' || left.kind === 'or') && endsOpen(left.right)) {
    return { ...left, right: attachRight(left.right, kind, right) };
  }
  return { kind, left, right };
}

function endsOpen(expression: Expression): boolean {
  if (expression.kind === 'in') return expression.open;
  return (expression.kind === 'and' || expression.kind === 'or') && endsOpen(expression.right);
}
