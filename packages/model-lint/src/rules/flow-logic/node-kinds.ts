import type { FlowNode, ProcessGraph, ScopeGraph } from '@stepwright/model/graph';

/** Whether a node is one of the gateways. */
export function isGateway({ kind }: FlowNode): boolean {
  return kind.endsWith('Gateway');
}

/** Whether a node is a start, end, boundary or intermediate event. */
export function isEvent({ kind }: FlowNode): boolean {
  return kind.endsWith('Event');
}

/** Whether a node is a task, a call activity or a subprocess that flows lead to. */
export function isActivity(node: FlowNode): boolean {
  return !isGateway(node) && !isEvent(node) && !node.isEventSubprocess;
}

/** Whether only a thrown compensation begins the node, so that no flow leads to it. */
export function isCompensationHandler({ element }: FlowNode): boolean {
  return element.attribute('isForCompensation') === 'true';
}

/** Whether an engine leaves the node out: it reads neither complex gateways nor ad-hoc subprocesses. */
export function isLeftOut({ kind }: FlowNode): boolean {
  return kind === 'complexGateway' || kind === 'adHocSubProcess';
}

/** The process and its subprocesses that an engine reads, each before those inside of it. */
export function scopesOf(process: ProcessGraph): readonly ScopeGraph[] {
  const scopes: ScopeGraph[] = [process];
  for (const scope of scopes) {
    for (const node of scope.nodes) if (node.inner && !isLeftOut(node)) scopes.push(node.inner);
  }
  return scopes;
}
