import type { FlowNode } from '@stepwright/model/graph';
import { dominatorsOf } from './dominators-of.ts';
import type { FlowGraph } from './flow-graph.ts';
import { reachableFrom } from './reachable-from.ts';
import { isCycle, strongComponents } from './strong-components.ts';
import type { WorkBudget } from './work-budget.ts';

/** How many tokens one token at a node brings to a target, at least and at most. */
export interface TokenBounds {
  readonly least: number;
  /** Infinity when a loop may bring any number. */
  readonly most: number;
}

const none: TokenBounds = { least: 0, most: 0 };

/** The parallel joins that fire once for each token at the node that dominates them, their split. */
export interface SureJoins {
  readonly all: ReadonlySet<number>;
  /** Where nothing leads out of the block between the two, the split of a join; the block can be passed in one step. */
  readonly splitOf: ReadonlyMap<number, number>;
  /** The same the other way round. */
  readonly joinOf: ReadonlyMap<number, number>;
}

/** What bounds are asked for. */
export interface BoundsQuestion {
  readonly graph: FlowGraph;
  /** Where tokens arrive; the target keeps them. */
  readonly target: number;
  /** Where to stop walking back: the bounds of the nodes before it are not known. @default the entry */
  readonly from?: number;
  /** Behind parallel joins that are none of these nothing is sure to arrive. */
  readonly sureJoins: SureJoins;
  readonly budget: WorkBudget;
}

export interface RegionBounds {
  /** The nodes between the two, both included; of closed blocks only their splits and joins. */
  readonly region: ReadonlySet<number>;
  /** How many tokens one token at a node of the region brings. */
  at(number: number): TokenBounds;
}

/**
 * Says how many tokens one token brings to the target, for each node from which it can be reached. What happens behind the target is not
 * counted, unless it brings tokens by another way. A token stays one at an exclusive choice and becomes as many as there are flows at a
 * parallel split; a join of k flows makes one of k, so each is worth 1/k behind it. No run of the engine brings more than `most` from the
 * entry, and none less than `least` as long as nobody ends the scope. Undefined when the budget is used up.
 */
export function tokenBounds(question: BoundsQuestion): RegionBounds | undefined {
  const { graph, target, from = graph.entry, sureJoins, budget } = question;
  if (!budget.allows(1)) return undefined;
  const passed = passedBlocks(question);
  const back = (number: number): readonly number[] => {
    const split = passed(number) ? sureJoins.splitOf.get(number) : undefined;
    return split === undefined ? (graph.predecessors[number] ?? []) : [split];
  };
  const next = (number: number): readonly number[] => {
    const join = sureJoins.joinOf.get(number);
    if (number === target) return [];
    return join !== undefined && passed(join) ? [join] : (graph.successors[number] ?? []);
  };
  const region = reachableFrom([target], back, (number) => number === from);
  if (!budget.allows(region.size)) return undefined;
  const bounds = new Map<number, TokenBounds>([[target, { least: 1, most: 1 }]]);
  const at = (number: number): TokenBounds => bounds.get(number) ?? none;
  for (const component of strongComponents(region, next)) {
    const [only] = component;
    const join = only === undefined ? undefined : sureJoins.joinOf.get(only);
    if (isCycle(component, next)) setCycle(graph, component, next, bounds);
    else if (only === undefined || only === target) continue;
    else if (join !== undefined && passed(join)) bounds.set(only, leavingBounds(graph, join, at));
    else bounds.set(only, boundsAt(graph, only, at, sureJoins));
  }
  return { region, at };
}

/** Tells the joins whose blocks are passed in one step: all but those that the target is inside of. */
function passedBlocks({ graph, target, from = graph.entry, sureJoins }: BoundsQuestion): (join: number) => boolean {
  const around = new Set([target]);
  const dominators = dominatorsOf(graph);
  for (let at = dominators[target]; at !== undefined; at = dominators[at]) {
    around.add(at);
    if (at === from) break;
  }
  return (join) => {
    const split = sureJoins.splitOf.get(join);
    return split !== undefined && join !== target && (!around.has(split) || around.has(join));
  };
}

/**
 * All of a cycle has the same bounds. At most what its best exit brings, when nothing in it makes several tokens of one; at least what its worst
 * exit brings, when nothing in it waits for other tokens.
 */
function setCycle(
  graph: FlowGraph,
  component: readonly number[],
  next: (number: number) => readonly number[],
  bounds: Map<number, TokenBounds>,
): void {
  const inside = new Set(component);
  const exits = component.flatMap((number) => next(number).filter((follower) => !inside.has(follower)));
  const exitBounds = exits.map((exit) => bounds.get(exit) ?? none);
  const most = Math.max(0, ...exitBounds.map((exit) => exit.most));
  const least = Math.min(...exitBounds.map((exit) => exit.least), Number.POSITIVE_INFINITY);
  const nodes = component.map((number) => graph.nodes[number]).filter((node) => node !== undefined);
  const grows = most > 0 && nodes.some(mayMultiply);
  const waits = nodes.some((node) => joinSize(node) > 1);
  const both = {
    most: grows ? Number.POSITIVE_INFINITY : most,
    least: waits || !Number.isFinite(least) ? 0 : least,
  };
  for (const number of component) bounds.set(number, both);
}

function boundsAt(
  graph: FlowGraph,
  number: number,
  boundsOf: (number: number) => TokenBounds,
  sureJoins: SureJoins,
): TokenBounds {
  const node = graph.nodes[number];
  if (!node) return choiceOf((graph.successors[number] ?? []).map(boundsOf));
  const at = (one: FlowNode): TokenBounds => boundsOf(graph.numberOf.get(one) ?? -1);
  const size = joinSize(node);
  const left = leavingBounds(graph, number, boundsOf);
  const joined = {
    least: size === 1 ? left.least : sureJoins.all.has(number) ? left.least / size : 0,
    most: node.kind === 'parallelGateway' ? left.most / size : left.most,
  };
  const interrupting = node.boundaryEvents.filter((event) => event.isInterrupting && !isForUndoing(event));
  const beside = node.boundaryEvents
    .filter((event) => !event.isInterrupting)
    .map((event) => besideMost(event, at(event)));
  const main = choiceOf([joined, ...interrupting.map(at)]);
  return { least: main.least, most: sum(beside) + main.most };
}

/** No token leaves by the event that compensation begins at. */
function isForUndoing({ event }: FlowNode): boolean {
  return event?.kind === 'compensate';
}

/** What the flows of a node bring together, as the engine takes them. */
function leavingBounds(graph: FlowGraph, number: number, boundsOf: (number: number) => TokenBounds): TokenBounds {
  const node = graph.nodes[number];
  if (!node) return none;
  const ofFlows = (flows: FlowNode['outgoing']): TokenBounds[] =>
    flows.map(({ target }) => boundsOf(graph.numberOf.get(target) ?? -1));
  if (node.outgoing.length === 0) {
    // A throwing link has no flow but leads on.
    const ways = graph.successors[number] ?? [];
    return choiceOf(ways.filter((way) => graph.nodes[way]?.kind !== 'boundaryEvent').map(boundsOf));
  }
  if (isChoice(node)) return choiceOf(ofFlows(node.outgoing));
  if (node.kind === 'parallelGateway') return allOf(ofFlows(node.outgoing));
  const plain = ofFlows(node.outgoing.filter(isTakenAlways));
  const conditional = ofFlows(node.outgoing.filter((flow) => !isTakenAlways(flow) && !flow.isDefault));
  const otherwise = ofFlows(node.outgoing.filter(({ isDefault }) => isDefault));
  const always = allOf(plain);
  const some = choiceOf([...conditional, ...otherwise]);
  return {
    least: always.least + (plain.length > 0 ? 0 : some.least),
    most:
      always.most + Math.max(allOf(conditional).most, ...(plain.length > 0 ? [] : otherwise.map(({ most }) => most))),
  };
}

/** Whether the engine takes a flow that leaves an activity, an event or an inclusive gateway whatever the variables are. */
export function isTakenAlways({ condition, isDefault }: FlowNode['outgoing'][number]): boolean {
  return condition === undefined && !isDefault;
}

/** Whether exactly one of the flows is taken. */
export function isChoice({ kind }: FlowNode): boolean {
  return kind === 'exclusiveGateway' || kind === 'eventBasedGateway';
}

/** Whether one token may become several at the node. */
export function mayMultiply(node: FlowNode): boolean {
  const { outgoing, boundaryEvents } = node;
  if (boundaryEvents.some(({ isInterrupting }) => !isInterrupting)) return true;
  if (isChoice(node) || outgoing.length < 2) return false;
  if (node.kind === 'parallelGateway') return true;
  const { length: others } = outgoing.filter(({ isDefault }) => !isDefault);
  return others > 1;
}

/** How many tokens a node waits for. */
function joinSize({ kind, incoming }: FlowNode): number {
  return kind === 'parallelGateway' || kind === 'inclusiveGateway' ? Math.max(incoming.length, 1) : 1;
}

/** A date or a duration fires once beside the activity; any other event may come again. */
function besideMost({ event }: FlowNode, { most }: TokenBounds): number {
  const isOnce = event?.timer?.kind === 'timeDate' || event?.timer?.kind === 'timeDuration';
  return isOnce || most === 0 ? most : Number.POSITIVE_INFINITY;
}

function choiceOf(ways: readonly TokenBounds[]): TokenBounds {
  if (ways.length === 0) return none;
  return { least: Math.min(...ways.map(({ least }) => least)), most: Math.max(...ways.map(({ most }) => most)) };
}

function allOf(ways: readonly TokenBounds[]): TokenBounds {
  return { least: sum(ways.map(({ least }) => least)), most: sum(ways.map(({ most }) => most)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
