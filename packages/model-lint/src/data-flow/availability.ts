import type { FlowNode, ProcessGraph, ScopeGraph } from '@stepwright/model/graph';
import type { Project } from '../project/project.ts';
import { NameSet } from './name-set.ts';
import { endsScope, nextNodes, startsOf } from './token-steps.ts';
import { type VariableSteps, variableStepsOf } from './variable-steps.ts';

/** Which variables are surely there when a node begins and when it is done. */
export interface Availability {
  readonly steps: ReadonlyMap<FlowNode, VariableSteps>;
  /** Whether the variable is there on every way to the node, as far as anybody can tell; local ones are not asked for here. */
  isSureBefore(node: FlowNode, name: string): boolean;
  isSureAfter(node: FlowNode, name: string): boolean;
  /** A way from the start to the node on which nothing sets the variable; empty when there is none. */
  wayWithout(node: FlowNode, name: string): readonly FlowNode[];
}

interface Flow {
  readonly process: ProcessGraph;
  readonly steps: ReadonlyMap<FlowNode, VariableSteps>;
  readonly size: number;
  readonly written: ReadonlyMap<FlowNode, NameSet>;
  readonly atStart: NameSet;
  readonly before: Map<FlowNode, NameSet>;
  readonly after: Map<FlowNode, NameSet>;
}

/** Follows every way through a process and keeps what all of them have set. A scope that may write anything ends the knowledge. */
export function availabilityOf(project: Project, process: ProcessGraph): Availability {
  const steps = variableStepsOf(project, process);
  const start = Object.entries(project.contractOf(process)?.start ?? {}).filter(([, { isOptional }]) => !isOptional);
  const indexes = indexNames(start, steps);
  const size = indexes.size;
  const flow: Flow = {
    process,
    steps,
    size,
    written: new Map([...steps].map(([node, one]) => [node, writtenBy(one, indexes)])),
    atStart: project.contractOf(process)
      ? NameSet.of(
          size,
          start.map(([name]) => indexes.get(name) ?? 0),
        )
      : NameSet.all(size),
    before: new Map(),
    after: new Map(process.allNodes.map((node) => [node, NameSet.all(size)])),
  };
  settle(flow);
  const isSure = (sets: ReadonlyMap<FlowNode, NameSet>) => (node: FlowNode, name: string) => {
    const index = indexes.get(name);
    return index !== undefined && (sets.get(node)?.has(index) ?? true);
  };
  return {
    steps,
    isSureBefore: isSure(flow.before),
    isSureAfter: isSure(flow.after),
    wayWithout: (node, name) => wayWithout(flow, node, indexes.get(name)),
  };
}

function indexNames(
  start: readonly (readonly [string, unknown])[],
  steps: ReadonlyMap<FlowNode, VariableSteps>,
): ReadonlyMap<string, number> {
  const names = new Set(start.map(([name]) => name));
  for (const { reads, writes } of steps.values()) for (const { name } of [...reads, ...writes]) names.add(name);
  return new Map([...names].map((name, index) => [name, index]));
}

function writtenBy({ writes, writesAnything }: VariableSteps, indexes: ReadonlyMap<string, number>): NameSet {
  if (writesAnything) return NameSet.all(indexes.size);
  const sure = writes.filter(({ isOptional }) => !isOptional).map(({ name }) => indexes.get(name) ?? 0);
  return NameSet.of(indexes.size, sure);
}

/** Goes on until nothing changes: sets only shrink, so it ends. */
function settle(flow: Flow): void {
  const waiting = new Set(flow.process.allNodes);
  for (const node of waiting) {
    waiting.delete(node);
    const before = enter(flow, node);
    const after = leave(flow, node, before);
    const isSame = flow.before.get(node)?.equals(before) && flow.after.get(node)?.equals(after);
    flow.before.set(node, before);
    flow.after.set(node, after);
    if (isSame) continue;
    for (const next of dependents(node)) waiting.add(next);
  }
}

function dependents(node: FlowNode): readonly FlowNode[] {
  const inner = node.inner?.nodes.filter(({ incoming }) => incoming.length === 0) ?? [];
  const owner = node.scope.owner;
  return [...node.outgoing.map(({ target }) => target), ...node.boundaryEvents, ...inner, ...(owner ? [owner] : [])];
}

function enter(flow: Flow, node: FlowNode): NameSet {
  if (node.attachedTo) return flow.before.get(node.attachedTo) ?? NameSet.all(flow.size);
  if (node.incoming.length > 0) {
    const sets = node.incoming.map(({ source }) => flow.after.get(source) ?? NameSet.all(flow.size));
    return sets.reduce((a, b) => (node.kind === 'parallelGateway' ? a.union(b) : a.intersection(b)));
  }
  if (node.isEventSubprocess || node.kind === 'startEvent' || startsOf(node.scope).includes(node)) {
    return entryOf(flow, node.scope);
  }
  return NameSet.all(flow.size);
}

/** What is there when a scope begins. */
function entryOf(flow: Flow, scope: ScopeGraph): NameSet {
  return scope.owner ? (flow.before.get(scope.owner) ?? NameSet.all(flow.size)) : flow.atStart;
}

function leave(flow: Flow, node: FlowNode, before: NameSet): NameSet {
  const written = flow.written.get(node) ?? NameSet.none(flow.size);
  return (node.inner ? exitOf(flow, node.inner, before) : before).union(written);
}

/** A scope with parallel branches has done all of them when it ends, any other one only the branch that it took. */
function exitOf(flow: Flow, scope: ScopeGraph, before: NameSet): NameSet {
  const ends = scope.nodes.filter(endsScope).map((node) => flow.after.get(node) ?? NameSet.all(flow.size));
  if (ends.length === 0) return before;
  const isParallel = scope.nodes.some(splitsTokens);
  return ends.reduce((a, b) => (isParallel ? a.union(b) : a.intersection(b)));
}

function splitsTokens({ kind, outgoing }: FlowNode): boolean {
  if (outgoing.length < 2) return false;
  return kind === 'parallelGateway' || kind === 'inclusiveGateway' || !kind.endsWith('Gateway');
}

function wayWithout({ process, written }: Flow, target: FlowNode, index: number | undefined): readonly FlowNode[] {
  const from = new Map<FlowNode, FlowNode | undefined>(startsOf(process).map((start) => [start, undefined]));
  for (const [node] of from) {
    if (node === target) return trace(from, node);
    if (index !== undefined && written.get(node)?.has(index)) continue;
    for (const next of nextNodes(node)) if (!from.has(next)) from.set(next, node);
  }
  return [];
}

function trace(from: ReadonlyMap<FlowNode, FlowNode | undefined>, end: FlowNode): readonly FlowNode[] {
  const way: FlowNode[] = [];
  for (let at: FlowNode | undefined = end; at; at = from.get(at)) way.push(at);
  return way.reverse();
}
