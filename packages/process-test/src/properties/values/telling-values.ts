import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';

/** What the model says of one variable's values. */
export interface TellingValue {
  /** What it is compared with, and the neighbours of numbers. */
  readonly values: readonly unknown[];
  /** It says how often something is done, so that large numbers only take long. */
  readonly isCount: boolean;
}

/** By variable name. */
export type TellingValues = ReadonlyMap<string, TellingValue>;

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Collects the values that tell branches of the model from each other: the literals that its expressions compare variables with. */
export function tellingValuesOf(graphs: readonly ProcessGraph[]): TellingValues {
  const found = new Map<string, { values: unknown[]; isCount: boolean }>();
  const of = (name: string): { values: unknown[]; isCount: boolean } => {
    const entry = found.get(name) ?? { values: [], isCount: false };
    found.set(name, entry);
    return entry;
  };
  for (const graph of graphs) {
    for (const text of graph.allFlows.flatMap((flow) =>
      flow.condition?.language ? [] : (flow.condition?.text ?? []),
    )) {
      for (const [name, values] of comparedIn(text)) of(name).values.push(...values);
    }
    for (const node of graph.allNodes) {
      for (const text of expressionsOf(node)) {
        for (const [name, values] of comparedIn(text)) of(name).values.push(...values);
      }
      for (const name of identifiersOf(node.loop?.cardinality ?? '')) of(name).isCount = true;
    }
  }
  return found;
}

function expressionsOf({ loop, event, inputs, outputs, call, implementation }: FlowNode): readonly string[] {
  return [
    loop?.completionCondition,
    event?.condition,
    ...[...inputs, ...outputs].flatMap(({ texts }) => texts.map(({ text }) => text)),
    ...[...(call?.ins ?? []), ...(call?.outs ?? [])].map(({ sourceExpression }) => sourceExpression),
    implementation.kind === 'expression' ? implementation.text : undefined,
  ].filter((text) => text !== undefined);
}

/** Nodes of an expression; none of one that does not parse, which lint tells. */
function nodesOf(text: string): readonly JuelNode[] {
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? withAllBelow(part.node) : []));
  } catch {
    return [];
  }
}

function withAllBelow(node: JuelNode): readonly JuelNode[] {
  return [node, ...juelChildren(node).flatMap(withAllBelow)];
}

function identifiersOf(text: string): readonly string[] {
  return nodesOf(text).flatMap((node) => (node.kind === 'identifier' ? [node.name] : []));
}

function comparedIn(text: string): readonly (readonly [name: string, values: readonly unknown[]])[] {
  return nodesOf(text).flatMap((node) => {
    const sides = sidesOf(node);
    if (!sides) return [];
    const [left, right] = sides;
    const [variable, other] = left.kind === 'identifier' ? [left, right] : [right, left];
    return variable.kind === 'identifier' ? [[variable.name, literalsOf(other)] as const] : [];
  });
}

/** What is compared: by an operator, or as `name.equals("A")`. */
function sidesOf(node: JuelNode): readonly [JuelNode, JuelNode] | undefined {
  if (node.kind === 'binary' && comparisons.has(node.operator)) return [node.left, node.right];
  const [parameter] = node.kind === 'method' ? node.parameters : [];
  return node.kind === 'method' && parameter ? [node.base, parameter] : undefined;
}

/** In every form that a variable may have: whether it takes it, its schema says. */
function literalsOf(node: JuelNode): readonly unknown[] {
  if (node.kind === 'unary' && node.operator === '-') {
    return literalsOf(node.operand).flatMap((value) =>
      typeof value === 'string' ? [] : [value === 0 ? 0 : -(value as number)],
    );
  }
  if (node.kind !== 'literal') return [];
  const { literal } = node;
  switch (literal.type) {
    case 'Long':
      return [literal.value, literal.value - 1n, literal.value + 1n].flatMap((one) => [Number(one), one, String(one)]);
    case 'Double':
      return [literal.value, Math.floor(literal.value), Math.ceil(literal.value)];
    case 'Null':
      return [];
    default:
      return [literal.value];
  }
}
