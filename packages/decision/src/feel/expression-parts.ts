import type { Arguments, Expression } from './syntax.ts';

/** The expressions that an expression is made of, in the order of the text. */
export function expressionParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'path':
      return [expression.base];
    case 'filter':
      return [expression.base, expression.filter];
    case 'list':
      return expression.items;
    case 'context':
      return expression.entries.map(([, entry]) => entry);
    case 'range':
    case 'iteration':
      return [expression.start, expression.end];
    case 'arithmetic':
    case 'equal':
    case 'order':
    case 'and':
    case 'or':
      return [expression.left, expression.right];
    case 'negate':
    case 'not':
    case 'instance':
    case 'test-order':
      return [expression.operand];
    case 'if':
      return [expression.condition, expression.consequence, expression.alternative];
    case 'for':
      return [...expression.iterators.map(({ list }) => list), expression.body];
    case 'some':
    case 'every':
      return [...expression.iterators.map(({ list }) => list), expression.condition];
    case 'in':
      return [expression.operand, expression.test];
    case 'call':
      return argumentsOf(expression.args);
    case 'method':
      return [expression.base, ...argumentsOf(expression.args)];
    case 'function':
      return [expression.body];
    case 'any':
      return expression.tests;
    case 'test-range':
      return [expression.range];
    case 'test':
      return [expression.expression];
    default:
      return [];
  }
}

function argumentsOf({ values }: Arguments): readonly Expression[] {
  return [...values.values()] as readonly Expression[];
}
