import { dominatorsOf } from './dominators-of.ts';
import type { FlowGraph } from './flow-graph.ts';
import { reversePostorder } from './reverse-postorder.ts';
import { type SureJoins, tokenBounds } from './token-bounds.ts';
import { WorkBudget } from './work-budget.ts';

const known = new WeakMap<FlowGraph, SureJoins>();

/** The joins of a graph that fire once for each token at their split; inner joins are looked at before those around them. */
export function sureJoinsOf(graph: FlowGraph): SureJoins {
  const joins = known.get(graph) ?? findSureJoins(graph);
  known.set(graph, joins);
  return joins;
}

function findSureJoins(graph: FlowGraph): SureJoins {
  const dominators = dominatorsOf(graph);
  const sureJoins = { all: new Set<number>(), splitOf: new Map<number, number>(), joinOf: new Map<number, number>() };
  const budget = new WorkBudget();
  for (const target of reversePostorder(graph.entry, graph.successors)) {
    const { kind, incoming = [] } = graph.nodes[target] ?? {};
    const from = dominators[target];
    if (kind !== 'parallelGateway' || incoming.length < 2 || from === undefined) continue;
    const found = tokenBounds({ graph, target, from, sureJoins, budget });
    const { least = 0, most = 0 } = found?.at(from) ?? {};
    if (!found || !isNear(least, incoming.length) || !isNear(most, incoming.length)) continue;
    sureJoins.all.add(target);
    if (!isClosed(graph, found.region, target, sureJoins)) continue;
    sureJoins.splitOf.set(target, from);
    sureJoins.joinOf.set(from, target);
  }
  return sureJoins;
}

/** Whether no way leads out of the region but over its join. */
function isClosed(
  { successors }: FlowGraph,
  region: ReadonlySet<number>,
  join: number,
  { joinOf }: SureJoins,
): boolean {
  return [...region].every(
    (number) => number === join || joinOf.has(number) || successors[number]?.every((next) => region.has(next)),
  );
}

/** Sums of thirds may miss the whole number that they are by a little. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6;
}
