import type { FlowNode, ProcessGraph, ScopeGraph } from '@stepwright/model/graph';
import type { Passage } from '../run/run-history.ts';

/** What happened inside one passage of a subprocess, or in one process instance. */
export interface ScopeRun {
  readonly scope: ScopeGraph;
  /** The passage of the subprocess; undefined for a process instance. */
  readonly owner: Passage | undefined;
  readonly steps: readonly ScopeStep[];
}

/** A passage with its node. The instances of a multi-instance activity are apart, in its body, where no flow leads. */
export interface ScopeStep {
  readonly node: FlowNode;
  readonly passage: Passage;
  /** The place among all passages. */
  readonly at: number;
}

const bodySuffix = '#multiInstanceBody';

/** The node that a passage is one of. */
export function nodeOf(element: string): string {
  return element.endsWith(bodySuffix) ? element.slice(0, -bodySuffix.length) : element;
}

/** Whether it is the body around the instances of a multi-instance activity. */
export function isBody({ element }: Passage): boolean {
  return element.endsWith(bodySuffix);
}

/** Sorts the passages of a process into the scopes that they happened in. */
export function splitScopes(graph: ProcessGraph, passages: readonly Passage[]): readonly ScopeRun[] {
  const nodes = new Map(graph.allNodes.map((node) => [node.id, node]));
  const owners = new Map(passages.map((passage) => [passage.id, passage]));
  const found = new Map<string, ScopeRun & { steps: ScopeStep[] }>();
  for (const [at, passage] of passages.entries()) {
    const node = nodes.get(nodeOf(passage.element));
    if (passage.process !== graph.id || !node) continue;
    const key = JSON.stringify([passage.around, node.scope.owner?.id]);
    const run = found.get(key) ?? { scope: node.scope, owner: owners.get(passage.around), steps: [] };
    found.set(key, run);
    run.steps.push({ node, passage, at });
  }
  return [...found.values()];
}
