import type { FlowNode } from '@stepwright/model/graph';
import { isConstant, namesIn } from '../model/expression-names.ts';

/**
 * The variables that the model reads between a task and the next work: in conditions of flows, in loops that begin or end there. What a task
 * must answer with is among them, if nothing else sets it.
 */
export function readsAfter(task: FlowNode): readonly string[] {
  const names: string[] = [];
  const entered = new Set<FlowNode>();
  // A set is walked with what is added on the way. No recursion: a model may be one long chain.
  const left = new Set([task]);
  for (const node of left) {
    for (const { condition, target } of node.outgoing) {
      if (condition && condition.language === undefined) names.push(...namesIn(condition.text));
      if (entered.has(target)) continue;
      entered.add(target);
      names.push(...loopReads(target), ...namesIn(target.event?.condition ?? ''));
      for (const next of wayThrough(target)) left.add(next);
    }
    const { owner } = node.scope;
    if (node.outgoing.length > 0 || owner === undefined) continue;
    names.push(...namesIn(owner.loop?.completionCondition ?? ''));
    left.add(owner);
  }
  return names;
}

/** The nodes that a token leaves next without any work having been done. */
function wayThrough(node: FlowNode): readonly FlowNode[] {
  if (node.inner) return node.inner.nodes.filter(({ kind }) => kind === 'startEvent');
  return isPassedThrough(node) ? [node] : [];
}

function loopReads({ loop }: FlowNode): readonly string[] {
  const collection = loop?.collection ?? '';
  const wholeVariable = collection !== '' && isConstant(collection) ? [collection] : [];
  return [...namesIn(loop?.cardinality ?? ''), ...namesIn(collection), ...wholeVariable];
}

/** Whether a token goes on without anybody having set a variable. */
function isPassedThrough({ kind, event }: FlowNode): boolean {
  if (kind.endsWith('Gateway') || kind === 'intermediateThrowEvent' || kind === 'endEvent') return true;
  return (
    kind === 'intermediateCatchEvent' &&
    (event?.kind === 'timer' || event?.kind === 'conditional' || event?.kind === 'link')
  );
}
