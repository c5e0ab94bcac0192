import type { SyntaxNode } from '@lezer/common';
import type { Arguments, Expression } from '../syntax.ts';
import { convertExpression } from './convert-expression.ts';
import { convertRange } from './convert-unary-tests.ts';
import { identifierOf, nameOf } from './names.ts';
import { childAt, childrenOf, type Source, textOf, unexpected } from './source.ts';

/** Reads `f(1)`, `string length("a")` and `functions.f(1)`. */
export function convertCall(source: Source, node: SyntaxNode): Expression {
  const callee = childAt(source, node, 0);
  const args = argumentsOf(source, node);
  if (callee.name === 'PathExpression') {
    const base = childAt(source, callee, 0);
    if (!isQualifiedName(base)) throw unexpected(source, node, 'a function is called by its name');
    return {
      kind: 'method',
      base: convertExpression(source, base),
      name: nameOf(source, childAt(source, callee, -1)),
      args,
    };
  }
  if (callee.name !== 'VariableName' && callee.name !== 'SpecialFunctionName') throw unexpected(source, callee);
  return { kind: 'call', name: identifierOf(source, callee), args };
}

/** Reads the calls that the grammar keeps apart: `date(…)`, `time(…)`, `date and time(…)` and `duration(…)`. */
export function convertDateTimeCall(source: Source, node: SyntaxNode): Expression {
  return { kind: 'call', name: textOf(source, childAt(source, node, 0)), args: argumentsOf(source, node) };
}

function argumentsOf(source: Source, node: SyntaxNode): Arguments {
  const list = childrenOf(node).find(({ name }) => name === 'PositionalParameters' || name === 'NamedParameters');
  if (!list) throw unexpected(source, node);
  if (list.name === 'PositionalParameters') {
    return { kind: 'positional', values: childrenOf(list).map((value) => convertArgument(source, value)) };
  }
  const values = childrenOf(list).map(
    (parameter) =>
      [
        identifierOf(source, childAt(source, parameter, 0)),
        convertArgument(source, childAt(source, parameter, -1)),
      ] as const,
  );
  return { kind: 'named', values: new Map(values) };
}

/** An interval as an argument is a range, elsewhere it is a test. */
function convertArgument(source: Source, node: SyntaxNode): Expression {
  const [first] = childrenOf(node);
  if (node.name === 'SimplePositiveUnaryTest' && first?.name === 'Interval') return convertRange(source, first);
  return convertExpression(source, node);
}

function isQualifiedName(node: SyntaxNode): boolean {
  if (node.name === 'VariableName') return true;
  return node.name === 'PathExpression' && node.firstChild !== null && isQualifiedName(node.firstChild);
}
