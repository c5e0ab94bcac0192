import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { removeElements } from '../edits/remove-elements.ts';
import type { Mutation } from '../mutation.ts';

/**
 * Drops each boundary event with its outgoing flows, and each event subprocess as a whole. What only the event leads to stays: nothing
 * reaches it any more, and the engine takes that.
 */
export function dropBoundaryEvent(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.flatMap((node) => {
    if (node.kind === 'boundaryEvent') return [dropOf(process, node, `the boundary event ${node.id} is gone`)];
    // A throw that names the event subprocess would name nothing, and the engine refuses that.
    if (!node.isEventSubprocess || isNamedByThrow(process.element, node.id)) return [];
    return [dropOf(process, node, `the event subprocess ${node.id} is gone`)];
  });
}

function dropOf({ file }: ProcessGraph, { id, element }: FlowNode, description: string): Mutation {
  return { element: id, at: element, description, edits: () => removeElements(file, [element]) };
}

function isNamedByThrow(element: XmlElement, id: string): boolean {
  return element.attribute('activityRef') === id || element.children.some((child) => isNamedByThrow(child, id));
}
