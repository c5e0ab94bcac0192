import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';

/** The nodes at which tokens may be next, after this one has begun: into a subprocess, along flows, out of a scope that ends, to boundary events. */
export function nextNodes(node: FlowNode): readonly FlowNode[] {
  const onward = node.inner && !isEmpty(node.inner) ? startsOf(node.inner) : leaving(node);
  return [...onward, ...node.boundaryEvents];
}

function isEmpty(scope: ScopeGraph): boolean {
  return startsOf(scope).length === 0;
}

function leaving(node: FlowNode): readonly FlowNode[] {
  let at: FlowNode | undefined = node;
  while (at) {
    if (at.outgoing.length > 0) return at.outgoing.map(({ target }) => target);
    if (!endsScope(at)) return [];
    // What ends an event subprocess ends no flow of the scope around it.
    at = at.scope.owner?.isEventSubprocess ? undefined : at.scope.owner;
  }
  return [];
}

/** Whether a token that ends here is one that its scope waits for. */
export function endsScope(node: FlowNode): boolean {
  if (node.outgoing.length > 0 || node.isEventSubprocess) return false;
  if (node.event?.kind === 'link') return false;
  return node.kind !== 'endEvent' || !['error', 'cancel'].includes(node.event?.kind ?? '');
}

/** Where a scope begins when it is entered: start events, else the nodes that no flow leads to. */
export function startsOf(scope: ScopeGraph): readonly FlowNode[] {
  const starts = scope.nodes.filter(({ kind }) => kind === 'startEvent');
  return starts.length > 0 ? starts : scope.nodes.filter(isImplicitStart);
}

function isImplicitStart(node: FlowNode): boolean {
  return (
    node.incoming.length === 0 &&
    node.kind !== 'boundaryEvent' &&
    !node.isEventSubprocess &&
    node.event?.kind !== 'link' &&
    node.element.attribute('isForCompensation') !== 'true'
  );
}
