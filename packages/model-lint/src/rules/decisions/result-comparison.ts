import {
  ExpressionSyntaxError,
  type JuelBinaryOperator,
  type JuelNode,
  juelChildren,
  parseJuel,
} from '@stepwright/model/juel';

/** A comparison of a variable, or of an entry of it, with something that is written down. */
export interface ResultComparison {
  readonly variable: string;
  /** `level` of `result.level`, `result['level']` and `result.get('level')`. */
  readonly entry: string | undefined;
  readonly operator: ComparisonOperator;
  readonly value: string | number | boolean;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

const turned: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** The comparisons in an expression; none in one that does not parse. */
export function comparisonsIn(text: string): readonly ResultComparison[] {
  const found: ResultComparison[] = [];
  const waiting: JuelNode[] = [...nodesOf(text)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    waiting.push(...juelChildren(node));
    if (node.kind !== 'binary' || !isComparison(node.operator)) continue;
    const { operator, left, right } = node;
    const comparison = compare(left, operator, right) ?? compare(right, turned[operator], left);
    if (comparison) found.push(comparison);
  }
  return found;
}

function nodesOf(text: string): readonly JuelNode[] {
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return [];
    throw error;
  }
}

function isComparison(operator: JuelBinaryOperator): operator is ComparisonOperator {
  return operator in turned;
}

function compare(read: JuelNode, operator: ComparisonOperator, constant: JuelNode): ResultComparison | undefined {
  const value = literalOf(constant);
  if (value === undefined) return undefined;
  if (read.kind === 'identifier') return { variable: read.name, entry: undefined, operator, value };
  const entry = entryOf(read);
  return entry && { ...entry, operator, value };
}

function entryOf(node: JuelNode): Pick<ResultComparison, 'variable' | 'entry'> | undefined {
  if (node.kind !== 'property' && node.kind !== 'index' && node.kind !== 'method') return undefined;
  if (node.base.kind !== 'identifier') return undefined;
  const variable = node.base.name;
  if (node.kind === 'property') return { variable, entry: node.name };
  const key = node.kind === 'index' ? node.index : node.name === 'get' ? node.parameters[0] : undefined;
  const entry = key && literalOf(key);
  return typeof entry === 'string' ? { variable, entry } : undefined;
}

function literalOf(node: JuelNode): string | number | boolean | undefined {
  if (node.kind === 'unary' && node.operator === '-') {
    const value = literalOf(node.operand);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.kind !== 'literal') return undefined;
  const { value } = node.literal;
  return typeof value === 'bigint' ? Number(value) : (value ?? undefined);
}
