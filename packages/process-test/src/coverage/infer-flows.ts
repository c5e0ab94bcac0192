import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import type { Passage } from '../run/run-history.ts';
import { countConditions } from './count-conditions.ts';
import { explain } from './explanation.ts';
import { isLink, linkTargets } from './find-routes.ts';
import { splitScopes } from './scope-run.ts';
import { arrivalsOf, tokensOf } from './send-tokens.ts';

/** How often flows were taken and conditions went which way, at least. */
export interface InferredFlows {
  readonly taken: ReadonlyMap<SequenceFlow, number>;
  /** The flow was taken because its condition held. */
  readonly held: ReadonlyMap<SequenceFlow, number>;
  /** The condition was evaluated and did not hold. */
  readonly failed: ReadonlyMap<SequenceFlow, number>;
}

/**
 * Infers from passages which sequence flows were taken, as an engine's history does not tell: a flow counts as often as it must have been taken
 * whichever way the passages came about. So what is in doubt is not counted, and nothing that did not happen is; an instance that was modified
 * by hand may be read wrongly. `passages` are in the order in which they began.
 */
export function inferFlows(graph: ProcessGraph, passages: readonly Passage[]): InferredFlows {
  const counts = { taken: new Map(), held: new Map(), failed: new Map() };
  for (const run of splitScopes(graph, passages)) {
    const explanation = explain(tokensOf(run), arrivalsOf(run));
    if (!explanation) continue;
    for (const flow of run.scope.flows) {
      add(counts.taken, flow, Math.ceil(explanation.leastUses(new Set([flow])) / fanOf(flow)));
    }
    for (const { flow, held, failed } of countConditions(run, explanation)) {
      add(counts.held, flow, held);
      add(counts.failed, flow, failed);
    }
  }
  return counts;
}

/** Into how many tokens one token may split before anything tells of it: behind link events. */
function fanOf({ target }: SequenceFlow, seen: readonly FlowNode[] = []): number {
  if (!isLink(target) || seen.includes(target)) return 1;
  const next = linkTargets(target).flatMap(({ outgoing }) => outgoing);
  return Math.max(
    next.reduce((sum, flow) => sum + fanOf(flow, [...seen, target]), 0),
    1,
  );
}

function add(counts: Map<SequenceFlow, number>, flow: SequenceFlow, hits: number): void {
  counts.set(flow, (counts.get(flow) ?? 0) + hits);
}
