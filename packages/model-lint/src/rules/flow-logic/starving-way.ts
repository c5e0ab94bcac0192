import type { FlowNode } from '@stepwright/model/graph';
import type { FlowGraph } from './flow-graph.ts';
import { reachableFrom } from './reachable-from.ts';
import { sureJoinsOf } from './sure-joins-of.ts';
import { isChoice, mayMultiply, type TokenBounds, tokenBounds } from './token-bounds.ts';
import type { WorkBudget } from './work-budget.ts';

/** How one branch of a parallel split goes past the join while others wait there. */
export interface StarvingWay {
  /** Where it is decided. */
  readonly choice: FlowNode;
  /** The ids of the nodes from the split to the first one from which the join cannot be reached. */
  readonly path: readonly string[];
  /** How many tokens arrive at most then. */
  readonly most: number;
}

/** Ends that take the waiting tokens with them. */
const endingKinds = new Set(['terminate', 'error', 'cancel', 'escalation', 'compensate']);

/**
 * Finds a branch that may go past a join although another branch always arrives there. It is certain: the split runs once, the branch that
 * arrives has no choice, and the one that goes past makes one choice after the other and ends without ending the scope. Behind it a parallel
 * join has too few tokens, and an inclusive one is not asked again: Camunda looks at it only when a token arrives.
 * @param mostFromEntry how many tokens arrive at most in all
 */
export function findStarvingWay(
  graph: FlowGraph,
  split: FlowNode,
  join: FlowNode,
  mostFromEntry: number,
  budget: WorkBudget,
): StarvingWay | undefined {
  const from = graph.numberOf.get(split) as number;
  const target = graph.numberOf.get(join) as number;
  if (!splitsFor(split, join) || split.outgoing.length < 2 || split.incoming.length > 1) return undefined;
  const boundsOf = tokenBounds({ graph, target, from, sureJoins: sureJoinsOf(graph), budget })?.at;
  if (!boundsOf || !Number.isFinite(mostFromEntry) || Math.abs(boundsOf(from).most - mostFromEntry) > 1e-6)
    return undefined;
  const branches = split.outgoing.map((flow) => graph.numberOf.get(flow.target) as number);
  for (const branch of branches) {
    const others = branches.filter((one) => one !== branch).map(boundsOf);
    const most = sumOf(others, 'most');
    const isEnough = join.kind === 'parallelGateway' && most + 1e-6 >= join.incoming.length;
    if (boundsOf(branch).least > 0 || sumOf(others, 'least') < 1 || isEnough) continue;
    const way = wayPast(graph, branch, target, boundsOf);
    if (way) return { choice: way.choice, path: [split.id, ...way.path], most: Math.floor(most + 1e-6) };
  }
  return undefined;
}

/** Behind an inclusive split nobody knows whether another branch runs at all, which a parallel join would need. */
function splitsFor(split: FlowNode, join: FlowNode): boolean {
  return split.kind === 'parallelGateway' || (split.kind === 'inclusiveGateway' && join.kind === 'inclusiveGateway');
}

function sumOf(bounds: readonly TokenBounds[], which: keyof TokenBounds): number {
  return bounds.reduce((total, one) => total + one[which], 0);
}

interface WayPast {
  readonly choice: FlowNode;
  readonly path: readonly string[];
}

/** Follows single tokens from a branch until one cannot reach the join any more; never through a node that makes several of one. */
function wayPast(
  graph: FlowGraph,
  branch: number,
  target: number,
  boundsOf: (number: number) => TokenBounds,
): WayPast | undefined {
  const cameFrom = new Map<number, number | undefined>([[branch, undefined]]);
  for (const [at] of cameFrom) {
    const node = graph.nodes[at];
    if (!node || at === target) continue;
    if (boundsOf(at).most === 0) return endsScope(graph, at) ? undefined : wayOf(graph, at, cameFrom);
    if (mayMultiply(node) || (node.kind.endsWith('Gateway') && !isChoice(node))) continue;
    for (const next of graph.successors[at] ?? []) if (!cameFrom.has(next)) cameFrom.set(next, at);
  }
  return undefined;
}

function endsScope(graph: FlowGraph, at: number): boolean {
  return [...reachableFrom([at], (number) => graph.successors[number] ?? [])].some((number) => {
    const node = graph.nodes[number];
    if (node?.kind === 'boundaryEvent') return false;
    return endingKinds.has(node?.event?.kind ?? '') || node?.inner !== undefined || node?.call !== undefined;
  });
}

function wayOf(graph: FlowGraph, end: number, cameFrom: ReadonlyMap<number, number | undefined>): WayPast | undefined {
  const numbers: number[] = [];
  for (let at: number | undefined = end; at !== undefined; at = cameFrom.get(at)) numbers.unshift(at);
  const nodes = numbers.map((number) => graph.nodes[number]).filter((node) => node !== undefined);
  const choice = nodes.at(-2);
  return choice && { choice, path: nodes.map(({ id }) => id) };
}
