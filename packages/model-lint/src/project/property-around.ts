import type { FlowNode } from '@stepwright/model/graph';

/** The value of an extension property at a node, else at the nearest subprocess around it, else at the process; undefined when empty everywhere. */
export function propertyAround(node: FlowNode, name: string): string | undefined {
  for (let at: FlowNode | undefined = node; at; at = at.scope.owner) {
    const value = at.properties.get(name)?.trim();
    if (value) return value;
  }
  return node.scope.process.properties.get(name)?.trim() || undefined;
}
