import type { SyntaxNode } from '@lezer/common';
import { FeelUnsupported } from '../feel-error.ts';
import { parseNumber } from '../feel-number.ts';
import { nullValue, stringValue } from '../feel-value.ts';
import type { ArithmeticOperator, Expression } from '../syntax.ts';
import { parseTemporal } from '../temporal/parse-temporal.ts';
import { attachRight } from './attach-right.ts';
import { convertCall, convertDateTimeCall } from './convert-call.ts';
import { convertComparison, hasSplitTest } from './convert-comparison.ts';
import { convertExpression, convertOperand } from './convert-expression.ts';
import { convertSimpleTest } from './convert-unary-tests.ts';
import { isValue } from './levels.ts';
import { identifierOf, keyOf, nameOf } from './names.ts';
import { type Converters, childAt, childrenOf, type Source, textOf, unexpected } from './source.ts';
import { translateEscapes } from './translate-escapes.ts';

/** Turns each node of the grammar into the meaning that the engine's parser gives it. */
export const converters: Converters = {
  null: () => ({ kind: 'constant', value: nullValue }),
  '?': () => ({ kind: 'input' }),
  BooleanLiteral: (source, node) => ({ kind: 'boolean', value: textOf(source, node) === 'true' }),
  NumericLiteral: convertNumber,
  StringLiteral: (source, node) => ({ kind: 'constant', value: stringValue(stringOf(source, node)) }),
  DateTimeLiteral: convertDateTime,
  VariableName: (source, node) => ({ kind: 'variable', name: nameOf(source, node) }),
  ParenthesizedExpression: (source, node) => closed(convertExpression(source, childAt(source, node, 1))),
  PathExpression: convertPath,
  FilterExpression: convertFilter,
  List: (source, node) => ({
    kind: 'list',
    items: childrenOf(node)
      .slice(1, -1)
      .map((item) => convertExpression(source, item)),
  }),
  Context: (source, node) => ({
    kind: 'context',
    entries: childrenOf(node)
      .slice(1, -1)
      .map((entry) => convertEntry(source, entry)),
  }),
  ArithmeticExpression: convertArithmetic,
  Comparison: convertComparison,
  Conjunction: (source, node) => convertLogic(source, node, 'and'),
  Disjunction: (source, node) => convertLogic(source, node, 'or'),
  IfExpression: convertIf,
  ForExpression: convertFor,
  QuantifiedExpression: convertQuantified,
  InstanceOfExpression: convertInstance,
  FunctionInvocation: convertCall,
  FunctionDefinition: convertFunction,
  SimplePositiveUnaryTest: convertSimpleTest,
};

/** What parentheses enclose takes no `and` or `or` from outside. */
function closed(expression: Expression): Expression {
  if (expression.kind === 'in') return { ...expression, open: false };
  if (expression.kind !== 'and' && expression.kind !== 'or') return expression;
  return { ...expression, right: closed(expression.right) };
}

function convertNumber(source: Source, node: SyntaxNode): Expression {
  const match = /^(-?)\s*(\d+(?:\.\d+)?|\.\d+)$/.exec(textOf(source, node));
  if (!match) throw unexpected(source, node, 'a number has digits and a point only');
  const number: Expression = { kind: 'number', value: parseNumber(match[2] ?? '') };
  return match[1] === '-' ? { kind: 'negate', operand: number } : number;
}

function stringOf(source: Source, node: SyntaxNode): string {
  return translateEscapes(textOf(source, node).slice(1, -1));
}

function convertDateTime(source: Source, node: SyntaxNode): Expression {
  const first = childAt(source, node, 0);
  if (first.name !== 'AtLiteral') return convertDateTimeCall(source, node);
  const text = textOf(source, childAt(source, first, -1)).slice(1, -1);
  return { kind: 'constant', value: parseTemporal(text) ?? nullValue };
}

function convertPath(source: Source, node: SyntaxNode): Expression {
  const base = childAt(source, node, 0);
  const key = textOf(source, childAt(source, node, -1));
  return {
    kind: 'path',
    base: convertExpression(source, base),
    key: key === 'time offset' ? key : nameOf(source, childAt(source, node, -1)),
  };
}

function convertFilter(source: Source, node: SyntaxNode): Expression {
  const [base, , filter] = childrenOf(node);
  if (!base || !filter) throw unexpected(source, node);
  return { kind: 'filter', base: convertExpression(source, base), filter: convertExpression(source, filter) };
}

function convertEntry(source: Source, node: SyntaxNode): readonly [string, Expression] {
  return [keyOf(source, childAt(source, node, 0)), convertExpression(source, childAt(source, node, -1))];
}

function convertArithmetic(source: Source, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const [left, operator, right] = children;
  if (children.length === 2 && left && operator) {
    if (textOf(source, left) !== '-' || !isValue(operator)) throw unexpected(source, node);
    return { kind: 'negate', operand: convertExpression(source, operator) };
  }
  if (!left || !operator || !right) throw unexpected(source, node);
  return {
    kind: 'arithmetic',
    operator: textOf(source, operator) as ArithmeticOperator,
    left: convertOperand(source, left),
    right: convertOperand(source, right),
  };
}

function convertLogic(source: Source, node: SyntaxNode, kind: 'and' | 'or'): Expression {
  const left = childAt(source, node, 0);
  const right = childAt(source, node, -1);
  for (const side of [left, right]) {
    if (/^(If|For|Quantified)Expression$/.test(side.name)) throw unexpected(source, side, 'put it into parentheses');
  }
  if (hasSplitTest(right)) {
    throw new FeelUnsupported(
      `the test behind 'in' is followed by 'and' or 'or': put '${textOf(source, right).slice(0, 60)}' into parentheses`,
    );
  }
  return attachRight(convertExpression(source, left), kind, convertExpression(source, right));
}

function convertIf(source: Source, node: SyntaxNode): Expression {
  const [, condition, , consequence, , alternative] = childrenOf(node);
  if (!condition || !consequence || !alternative) throw unexpected(source, node);
  return {
    kind: 'if',
    condition: convertExpression(source, condition),
    consequence: convertExpression(source, consequence),
    alternative: convertExpression(source, alternative),
  };
}

function convertFor(source: Source, node: SyntaxNode): Expression {
  const [, iterators, , body] = childrenOf(node);
  if (!iterators || !body) throw unexpected(source, node);
  return { kind: 'for', iterators: convertIterators(source, iterators), body: convertExpression(source, body) };
}

function convertQuantified(source: Source, node: SyntaxNode): Expression {
  const [quantifier, iterators, , condition] = childrenOf(node);
  if (!quantifier || !iterators || !condition) throw unexpected(source, node);
  return {
    kind: quantifier.name === 'some' ? 'some' : 'every',
    iterators: convertIterators(source, iterators),
    condition: convertExpression(source, condition),
  };
}

function convertIterators(source: Source, node: SyntaxNode): { name: string; list: Expression }[] {
  return childrenOf(node).map((iterator) => ({
    name: nameOf(source, childAt(source, iterator, 0)),
    list: convertIteration(source, childAt(source, iterator, -1)),
  }));
}

function convertIteration(source: Source, node: SyntaxNode): Expression {
  const [start, , end] = childrenOf(node);
  if (!start) throw unexpected(source, node);
  if (end) return { kind: 'iteration', start: convertOperand(source, start), end: convertOperand(source, end) };
  if (!isValue(start)) throw unexpected(source, start, 'put it into parentheses');
  return convertExpression(source, start);
}

function convertInstance(source: Source, node: SyntaxNode): Expression {
  const type = textOf(source, childAt(source, node, -1));
  if (
    !/^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(type) &&
    !/^(date and time|(years and months|days and time) duration)$/.test(type)
  ) {
    throw unexpected(source, childAt(source, node, -1), 'it is no type that the engine knows');
  }
  return { kind: 'instance', operand: convertOperand(source, childAt(source, node, 0)), type };
}

function convertFunction(source: Source, node: SyntaxNode): Expression {
  const body = childAt(source, node, -1);
  if (childrenOf(body).some(({ name }) => name === 'external')) {
    throw new FeelUnsupported('external functions are switched off in the engine');
  }
  const params: string[] = [];
  for (const list of childrenOf(node).filter(({ name }) => name === 'FormalParameters')) {
    for (const parameter of childrenOf(list)) params.push(identifierOf(source, childAt(source, parameter, 0)));
  }
  return { kind: 'function', params, body: convertExpression(source, childAt(source, body, 0)) };
}
