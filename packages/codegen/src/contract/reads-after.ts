import type { FlowNode } from '@stepwright/model/graph';
import { isConstant, namesIn } from '../model/expression-names.ts';

/**
 * The variables that the model reads between a task and the next work: in conditions of flows, in loops that begin or end there. What a task
 * must answer with is among them, if nothing else sets it.
 */
export function readsAfter(task: FlowNode): readonly string[] {
  const names: string[] = [];
  const seen = new Set<FlowNode>();
  const left = new Set<FlowNode>();

  const leave = (node: FlowNode): void => {
    if (left.has(node)) return;
    left.add(node);
    for (const { condition, target } of node.outgoing) {
      if (condition && condition.language === undefined) names.push(...namesIn(condition.text));
      enter(target);
    }
    const { owner } = node.scope;
    if (node.outgoing.length > 0 || owner === undefined) return;
    names.push(...namesIn(owner.loop?.completionCondition ?? ''));
    leave(owner);
  };

  const enter = (node: FlowNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    names.push(...loopReads(node));
    if (node.inner) for (const inner of node.inner.nodes.filter(({ kind }) => kind === 'startEvent')) leave(inner);
    else if (isPassedThrough(node)) {
      names.push(...namesIn(node.event?.condition ?? ''));
      leave(node);
    }
  };

  leave(task);
  return names;
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
