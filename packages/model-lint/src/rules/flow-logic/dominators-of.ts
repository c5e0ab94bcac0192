import { immediateDominators } from './dominators.ts';
import type { FlowGraph } from './flow-graph.ts';

const known = new WeakMap<FlowGraph, readonly (number | undefined)[]>();

/** The immediate dominator of each node of a scope, the entry being the first of all; made once for each graph. */
export function dominatorsOf(graph: FlowGraph): readonly (number | undefined)[] {
  const dominators = known.get(graph) ?? immediateDominators(graph.entry, graph.successors, graph.predecessors);
  known.set(graph, dominators);
  return dominators;
}
