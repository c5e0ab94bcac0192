import { type JuelLiteral, type JuelNode, type JuelPart, juelChildren } from '@stepwright/model/juel';

/** A name that an expression reads. */
export interface NameRead {
  readonly name: string;
  /** From 0 in the text. */
  readonly position: number;
  /** Whether a method of it is called or a property read: then it may be a bean. */
  readonly isObject: boolean;
}

/** A variable that is compared with a value that is written into the expression. */
export interface Comparison {
  readonly name: string;
  readonly operator: '==' | '!=' | '<' | '>' | '<=' | '>=';
  readonly literal: JuelLiteral;
}

/** What an expression uses. */
export interface ExpressionUse {
  readonly names: readonly NameRead[];
  readonly comparisons: readonly Comparison[];
  /** Names that are read through `execution.getVariable("x")` and its like: they may be missing. */
  readonly lenientNames: readonly string[];
  /** Whether it may set variables, as methods of objects can do. */
  readonly mayWrite: boolean;
}

/** Names that the engine itself resolves. */
export const engineNames: ReadonlySet<string> = new Set([
  'execution',
  'task',
  'externalTask',
  'authenticatedUserId',
  'caseExecution',
]);

const variableMethods = new Set(['getVariable', 'getVariableLocal', 'hasVariable', 'hasVariableLocal']);
const comparisonOperators = new Set(['==', '!=', '<', '>', '<=', '>=']);
const mirrored = { '==': '==', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;

/** Collects what the parts of an expression use. */
export function useOf(parts: readonly JuelPart[]): ExpressionUse {
  const names: NameRead[] = [];
  const comparisons: Comparison[] = [];
  const lenientNames: string[] = [];
  let mayWrite = false;
  const open = parts.flatMap((part) => ('node' in part ? [part.node] : [])).reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'identifier') addName(names, node, false);
    else if (node.kind === 'binary') {
      const comparison = comparisonOf(node);
      if (comparison) comparisons.push(comparison);
    } else if (node.kind === 'method') {
      const lenient = lenientName(node);
      if (lenient !== undefined) lenientNames.push(lenient);
      else if (!isHarmless(node)) mayWrite = true;
    }
    const object = node.kind === 'method' || node.kind === 'property' || node.kind === 'index' ? node.base : undefined;
    for (const child of juelChildren(node).toReversed()) {
      if (child === object && child.kind === 'identifier') addName(names, child, true);
      else open.push(child);
    }
  }
  return { names, comparisons, lenientNames, mayWrite };
}

function addName(names: NameRead[], node: Extract<JuelNode, { kind: 'identifier' }>, isObject: boolean): void {
  if (!engineNames.has(node.name)) names.push({ name: node.name, position: node.position, isObject });
}

/** `execution.getVariable("x")` */
function lenientName({ base, name, parameters }: Extract<JuelNode, { kind: 'method' }>): string | undefined {
  const [first] = parameters;
  const isOfEngine = base.kind === 'identifier' && engineNames.has(base.name);
  if (!isOfEngine || !variableMethods.has(name ?? '') || first?.kind !== 'literal') return undefined;
  return String(first.literal.value);
}

/** Methods of the engine's own objects that only read, and those of dates. */
function isHarmless({ base, name = '' }: Extract<JuelNode, { kind: 'method' }>): boolean {
  let root = base;
  while (root.kind === 'method' || root.kind === 'property') root = root.base;
  if (root.kind === 'function') return true;
  if (root.kind === 'identifier' && engineNames.has(root.name)) return /^(get|has|is)/.test(name);
  return /^(get|is|has|to|size|length|contains|equals|startsWith|endsWith|isEmpty|prop|value|stringValue|numberValue|boolValue|elements|element|jsonPath|format|minus|plus)/.test(
    name,
  );
}

function comparisonOf({ operator, left, right }: Extract<JuelNode, { kind: 'binary' }>): Comparison | undefined {
  if (!comparisonOperators.has(operator)) return undefined;
  const direct = operator as Comparison['operator'];
  if (left.kind === 'identifier' && right.kind === 'literal') {
    return { name: left.name, operator: direct, literal: right.literal };
  }
  if (right.kind === 'identifier' && left.kind === 'literal') {
    return { name: right.name, operator: mirrored[direct], literal: left.literal };
  }
  return undefined;
}
