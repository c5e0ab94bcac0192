import type { RawNode, RawState } from '../engine/raw-state.ts';
import { compareTexts, sortedByText } from './normalise.ts';

/** A node of the activity instance trees with everything that hangs on it, so that equal-named nodes can be told apart. */
export interface ScopeNode {
  readonly id: string;
  readonly activityId: string;
  readonly kind: 'instance' | 'activity' | 'transition';
  readonly executionIds: readonly string[];
  readonly children: ScopeNode[];
  /** Normalised facts, without ids. */
  readonly facts: unknown[];
  /** The activity id, from the second equal-named node on with its number: `a[1]`. */
  label: string;
}

/** Finds the node that a fact belongs to. */
export interface ScopeTree {
  readonly roots: ScopeNode[];
  readonly nodes: readonly ScopeNode[];
  byId(id: string | null): ScopeNode | undefined;
  /** Of several nodes of an execution the one with this activity id, otherwise the outermost; of equally deep ones the first by name. */
  byExecution(executionId: string | null, activityId?: string | null): ScopeNode | undefined;
}

/** Makes the tree of a state; facts are hung on it by the caller, then `labelNodes` puts it into its canonical order. */
export function scopeTreeOf(state: RawState): ScopeTree {
  const keys = new Map(
    state.instances.map(({ id, definitionId, definitionKey }) => [id, definitionKey ?? keyOf(definitionId)]),
  );
  const roots = state.trees.filter(({ id }) => id !== undefined).map((tree) => nodeOf(tree, keys.get(tree.id)));
  const nodes = roots.flatMap(withDescendants);
  const ids = new Map(nodes.map((node) => [node.id, node]));
  const depths = new Map(roots.flatMap((root) => depthsOf(root, 0)));
  const outermostFirst = (a: ScopeNode, b: ScopeNode) =>
    (depths.get(a) ?? 0) - (depths.get(b) ?? 0) || compareTexts(a.activityId, b.activityId);
  return {
    roots,
    nodes,
    byId: (id) => (id === null ? undefined : ids.get(id)),
    byExecution: (executionId, activityId) => {
      if (executionId === null) return undefined;
      const found = nodes.filter((node) => node.executionIds.includes(executionId)).sort(outermostFirst);
      return found.find((node) => node.activityId === activityId) ?? found[0];
    },
  };
}

/** Sorts siblings by what they are and hold, and numbers nodes of the same activity in that order. */
export function labelNodes(tree: ScopeTree): void {
  const texts = new Map<ScopeNode, string>();
  for (const node of [...tree.nodes].reverse()) {
    sortByText(node.children, texts);
    const children = node.children.map((child) => texts.get(child));
    texts.set(node, JSON.stringify([node.activityId, node.kind, sortedByText(node.facts), children]));
  }
  sortByText(tree.roots, texts);
  const counts = new Map<string, number>();
  for (const node of tree.roots.flatMap(withDescendants)) {
    const count = counts.get(node.activityId) ?? 0;
    counts.set(node.activityId, count + 1);
    node.label = count === 0 ? node.activityId : `${node.activityId}[${count}]`;
  }
}

/** A node and all below it, from the outside to the inside. */
export function withDescendants(node: ScopeNode): ScopeNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}

/** The tree as JSON: `{"p": ["a", {"sub": ["b"]}]}`; `~a` is a transition into or out of `a`. */
export function renderTree(node: ScopeNode): unknown {
  const label = node.kind === 'transition' ? `~${node.label}` : node.label;
  return node.children.length === 0 ? label : { [label]: node.children.map(renderTree) };
}

function depthsOf(node: ScopeNode, depth: number): [ScopeNode, number][] {
  return [[node, depth], ...node.children.flatMap((child) => depthsOf(child, depth + 1))];
}

function nodeOf(raw: RawNode, key?: string): ScopeNode {
  const transitions = (raw.childTransitionInstances ?? []).map(
    ({ id, activityId, executionId }): ScopeNode => ({
      ...{ id, activityId, kind: 'transition', executionIds: [executionId] },
      ...{ children: [], facts: [], label: '' },
    }),
  );
  return {
    id: raw.id,
    activityId: key ?? raw.activityId,
    kind: key === undefined ? 'activity' : 'instance',
    executionIds: raw.executionIds ?? [],
    children: [...(raw.childActivityInstances ?? []).map((child) => nodeOf(child)), ...transitions],
    facts: [],
    label: '',
  };
}

function sortByText(nodes: ScopeNode[], texts: ReadonlyMap<ScopeNode, string>): void {
  nodes.sort((a, b) => compareTexts(texts.get(a) ?? '', texts.get(b) ?? ''));
}

function keyOf(definitionId: string): string {
  return definitionId.split(':')[0] ?? definitionId;
}
