import type { EventDefinition, FlowNode, ProcessGraph } from '@stepwright/model/graph';

/** A node with the event that it waits for or throws. */
export interface EventNode {
  readonly node: FlowNode;
  readonly event: EventDefinition;
  readonly isCatch: boolean;
}

/** The events of a process. One with several definitions is left out: the engine uses one of them, by an order of its own. */
export function eventsOf(process: ProcessGraph): readonly EventNode[] {
  return process.allNodes.flatMap((node) => {
    const { event, element } = node;
    const definitions = element.children.filter(({ tag }) => tag.endsWith('EventDefinition'));
    if (!event || definitions.length > 1) return [];
    return [{ node, event, isCatch: node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent' }];
  });
}

/** Whether a node is the start event of an event subprocess. */
export function startsEventSubprocess({ kind, scope }: FlowNode): boolean {
  return kind === 'startEvent' && scope.owner?.isEventSubprocess === true;
}
