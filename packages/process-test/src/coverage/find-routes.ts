import type { FlowNode, ScopeGraph, SequenceFlow } from '@stepwright/model/graph';

/** How a token comes from one node to the next that leaves a trace: by one flow, or by several with link events between them. */
export interface Route {
  readonly source: FlowNode;
  readonly target: FlowNode;
  readonly flows: readonly [SequenceFlow, ...SequenceFlow[]];
}

/** Whether a node leaves no trace in the history: link events, as Camunda makes one flow of the two that they tie together. */
export function isLink({ kind, event }: FlowNode): boolean {
  return event?.kind === 'link' && (kind === 'intermediateThrowEvent' || kind === 'intermediateCatchEvent');
}

/** The catching link events that a throwing one leads to; it is one unless the model is wrong. */
export function linkTargets(thrower: FlowNode): readonly FlowNode[] {
  const name = thrower.event?.linkName;
  return thrower.scope.nodes.filter(
    (node) => isLink(node) && node.kind === 'intermediateCatchEvent' && node.event?.linkName === name,
  );
}

/** Lists the routes of one scope. */
export function findRoutes({ flows }: ScopeGraph): readonly Route[] {
  return flows.filter(({ source }) => !isLink(source)).flatMap((flow) => follow(flow.source, [flow]));
}

function follow(source: FlowNode, flows: Route['flows']): readonly Route[] {
  const { target } = flows.at(-1) as SequenceFlow;
  if (!isLink(target)) return [{ source, target, flows }];
  return linkTargets(target)
    .flatMap(({ outgoing }) => outgoing)
    .filter((flow) => !flows.includes(flow))
    .flatMap((flow) => follow(source, [...flows, flow]));
}
