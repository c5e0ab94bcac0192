import { ExpressionSyntaxError, type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';

/** Whether a text says the same for every instance: it has no expression in it. */
export function isConstant(text: string): boolean {
  return !/[$#]\{/.test(text);
}

/** What a text of JUEL asks for. */
export interface JuelReads {
  /** The names that stand by themselves: variables, beans and objects of the engine. */
  readonly names: readonly string[];
  /** Whether it calls a method, which may do anything. */
  readonly hasCall: boolean;
}

/** Reads the names in a text; undefined when it does not parse. */
export function readsOf(text: string): JuelReads | undefined {
  if (isConstant(text)) return { names: [], hasCall: false };
  const open = nodesOf(text);
  if (!open) return undefined;
  const names = new Set<string>();
  let hasCall = false;
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'identifier') names.add(node.name);
    if (node.kind === 'method') hasCall = true;
    open.push(...juelChildren(node));
  }
  return { names: [...names], hasCall };
}

function nodesOf(text: string): JuelNode[] | undefined {
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return undefined;
    throw error;
  }
}
