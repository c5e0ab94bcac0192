import type { SequenceFlow } from '@stepwright/model/graph';
import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';

/** The expression of a flow's condition; undefined when it has none, when it is a script, or when it is not one expression alone. */
export function conditionNode({ condition }: SequenceFlow): JuelNode | undefined {
  if (!condition || condition.language !== undefined) return undefined;
  try {
    const [part, ...others] = parseJuel(condition.text);
    return part && 'node' in part && others.length === 0 ? part.node : undefined;
  } catch {
    // A `deploy/` rule says that it does not parse.
    return undefined;
  }
}

/** An expression and everything that it is made of. */
export function nodesWithin(node: JuelNode): readonly JuelNode[] {
  const nodes = [node];
  for (const one of nodes) nodes.push(...juelChildren(one));
  return nodes;
}

/** The names that stand by themselves in it. */
export function variablesIn(node: JuelNode): ReadonlySet<string> {
  return new Set(nodesWithin(node).flatMap((one) => (one.kind === 'identifier' ? [one.name] : [])));
}

/** Whether the same variables always give the same result: nothing in it calls anything. */
export function isPure(node: JuelNode): boolean {
  return nodesWithin(node).every(({ kind }) => kind !== 'method' && kind !== 'function');
}
