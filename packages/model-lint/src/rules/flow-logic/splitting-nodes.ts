import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { isGateway, isLeftOut } from './node-kinds.ts';

/** Every node that an engine reads. */
export function readNodes(process: ProcessGraph): readonly FlowNode[] {
  return process.allNodes.filter((node) => !isLeftOut(node) && !isInLeftOut(node));
}

function isInLeftOut(node: FlowNode): boolean {
  for (let owner = node.scope.owner; owner; owner = owner.scope.owner) if (isLeftOut(owner)) return true;
  return false;
}

/** Whether the engine looks at the conditions of the flows that leave a node: it does not behind parallel and event-based gateways. */
export function looksAtConditions(node: FlowNode): boolean {
  return !isGateway(node) || node.kind === 'exclusiveGateway' || node.kind === 'inclusiveGateway';
}

/** Whether every flow that leaves a node has a condition, and none is the default: when no condition holds the engine fails. */
export function mayBeStuck(node: FlowNode): boolean {
  const { outgoing, defaultFlow } = node;
  return looksAtConditions(node) && !defaultFlow && outgoing.length > 0 && outgoing.every(({ condition }) => condition);
}
