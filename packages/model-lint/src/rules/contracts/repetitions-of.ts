import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';

/** Why a node may be executed more than once in one instance. */
export type Repetition =
  | { readonly kind: 'multiInstance'; readonly owner: FlowNode }
  /** The nodes of the loop, in the scope in which it is closed; `through` is the node in it that we came from. */
  | { readonly kind: 'loop'; readonly through: FlowNode; readonly nodes: readonly FlowNode[] };

/** What repeats a node: itself, and every activity around it. */
export function repetitionsOf(node: FlowNode, loops: LoopFinder): readonly Repetition[] {
  const found: Repetition[] = [];
  for (let at: FlowNode | undefined = node; at; at = at.scope.owner) {
    if (at.loop) found.push({ kind: 'multiInstance', owner: at });
    const nodes = loops.loopOf(at);
    if (nodes) found.push({ kind: 'loop', through: at, nodes });
  }
  return found;
}

/** Finds the nodes that flows lead back to. Owns the loops of the scopes that were asked for. */
export class LoopFinder {
  readonly #loops = new Map<ScopeGraph, ReadonlyMap<FlowNode, readonly FlowNode[]>>();

  /** The nodes of the largest loop that a node is in, itself among them; undefined when it is in none. */
  loopOf(node: FlowNode): readonly FlowNode[] | undefined {
    let loops = this.#loops.get(node.scope);
    if (!loops) {
      loops = loopsIn(node.scope);
      this.#loops.set(node.scope, loops);
    }
    return loops.get(node);
  }
}

/** The shortest way from a node of a loop back to it, as ids. */
export function wayBackTo(node: FlowNode, loop: readonly FlowNode[]): readonly string[] {
  const members = new Set(loop);
  const cameFrom = new Map<FlowNode, FlowNode>();
  const open = [node];
  for (const at of open) {
    for (const next of nextOf(at)) {
      if (next === node) return wayTo(at, node, cameFrom);
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      open.push(next);
    }
  }
  return [];
}

function wayTo(last: FlowNode, first: FlowNode, cameFrom: ReadonlyMap<FlowNode, FlowNode>): readonly string[] {
  const way = [first.id];
  for (let at: FlowNode | undefined = last; at; at = at === first ? undefined : cameFrom.get(at)) way.push(at.id);
  return way.reverse();
}

/** A boundary event is reached from its activity. */
function nextOf(node: FlowNode): readonly FlowNode[] {
  return [...node.outgoing.map(({ target }) => target), ...node.boundaryEvents];
}

function previousOf(node: FlowNode): readonly FlowNode[] {
  return [...node.incoming.map(({ source }) => source), ...(node.attachedTo ? [node.attachedTo] : [])];
}

/** Kosaraju's two passes with stacks of our own: nodes that reach each other are in one loop. */
function loopsIn(scope: ScopeGraph): ReadonlyMap<FlowNode, readonly FlowNode[]> {
  const loops = new Map<FlowNode, readonly FlowNode[]>();
  const seen = new Set<FlowNode>();
  for (const start of finishingOrder(scope.nodes).reverse()) {
    if (seen.has(start)) continue;
    const members = reach(start, previousOf, seen);
    const isLoop = members.length > 1 || start.outgoing.some(({ target }) => target === start);
    if (isLoop) for (const member of members) loops.set(member, members);
  }
  return loops;
}

/** Each node after all that it leads to, as far as that is new. */
function finishingOrder(nodes: readonly FlowNode[]): FlowNode[] {
  const order: FlowNode[] = [];
  const seen = new Set<FlowNode>();
  for (const start of nodes) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [{ node: start, next: nextOf(start).values() }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { value, done } = top.next.next();
      if (done) {
        order.push(top.node);
        open.pop();
      } else if (!seen.has(value)) {
        seen.add(value);
        open.push({ node: value, next: nextOf(value).values() });
      }
    }
  }
  return order;
}

function reach(start: FlowNode, next: (node: FlowNode) => readonly FlowNode[], seen: Set<FlowNode>): FlowNode[] {
  const members: FlowNode[] = [];
  const open = [start];
  seen.add(start);
  for (let node = open.pop(); node; node = open.pop()) {
    members.push(node);
    for (const one of next(node)) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(one);
    }
  }
  return members;
}
