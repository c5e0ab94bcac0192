import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import { isCompensationHandler } from './node-kinds.ts';

/**
 * The ways of a scope by numbers, for algorithms. Node `i` of the scope has the number `i`; one more number, `entry`, stands before every node
 * at which the engine may begin.
 */
export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly numberOf: ReadonlyMap<FlowNode, number>;
  /** The number of the entry; it is that of no node. */
  readonly entry: number;
  /** By number: along flows, from an activity to the events on its boundary, and from a throwing link to where it lands. */
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
}

const known = new WeakMap<ScopeGraph, FlowGraph>();

/** The graph of a scope; it is made once for each scope. */
export function flowGraphOf(scope: ScopeGraph): FlowGraph {
  const graph = known.get(scope) ?? makeGraph(scope);
  known.set(scope, graph);
  return graph;
}

function makeGraph({ nodes }: ScopeGraph): FlowGraph {
  const numberOf = new Map(nodes.map((node, number) => [node, number]));
  const entry = nodes.length;
  const links = linkCatches(nodes);
  const next = nodes.map((node) => nextOf(node, links));
  const successors = [...next, nodes.filter(isEntry)].map((followers) => [
    ...new Set(followers.map((node) => numberOf.get(node)).filter((number) => number !== undefined)),
  ]);
  const predecessors: number[][] = successors.map(() => []);
  successors.forEach((followers, number) => {
    for (const follower of followers) predecessors[follower]?.push(number);
  });
  return { nodes, numberOf, entry, successors, predecessors };
}

function isEntry(node: FlowNode): boolean {
  return node.kind === 'startEvent' || node.isEventSubprocess || isCompensationHandler(node);
}

function nextOf(node: FlowNode, links: ReadonlyMap<string, FlowNode>): FlowNode[] {
  const landing = isLinkThrow(node) ? links.get(node.event?.linkName ?? '') : undefined;
  const boundaryEvents = node.boundaryEvents.filter(({ event }) => event?.kind !== 'compensate');
  return [...node.outgoing.map(({ target }) => target), ...boundaryEvents, ...(landing ? [landing] : [])];
}

/** The catching link events by the names of their links. */
function linkCatches(nodes: readonly FlowNode[]): ReadonlyMap<string, FlowNode> {
  return new Map(nodes.filter(isLinkCatch).map((node) => [node.event?.linkName ?? '', node]));
}

/** Whether a node jumps to the catching event of its link. */
export function isLinkThrow({ kind, event }: FlowNode): boolean {
  return kind === 'intermediateThrowEvent' && event?.kind === 'link';
}

/** Whether a node is where links land. */
export function isLinkCatch({ kind, event }: FlowNode): boolean {
  return kind === 'intermediateCatchEvent' && event?.kind === 'link';
}
