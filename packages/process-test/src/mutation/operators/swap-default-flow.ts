import type { ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import { setAttribute } from '../edits/set-attribute.ts';
import type { Mutation } from '../mutation.ts';

/** The engine looks for a default flow at these and at activities. */
const withDefault = /Gateway$/;
const gatewaysWithDefault = new Set(['exclusiveGateway', 'inclusiveGateway']);

/**
 * Lets each default flow and each other flow of its node change places: one leads where the other led. Conditions stay with their flows, so
 * the order in which they are evaluated stays too. Where two flows lead to the same node there is nothing to swap. With two flows at a
 * gateway it comes to the same as the inverted condition; it counts all the same, as each operator is applied everywhere.
 */
export function swapDefaultFlow(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.flatMap(({ id, kind, defaultFlow, outgoing }) => {
    if (!defaultFlow || (withDefault.test(kind) && !gatewaysWithDefault.has(kind))) return [];
    return outgoing
      .filter((flow) => flow !== defaultFlow && flow.target !== defaultFlow.target)
      .map((flow) => swapped(process, id, defaultFlow, flow));
  });
}

function swapped({ file }: ProcessGraph, id: string, one: SequenceFlow, other: SequenceFlow): Mutation {
  const detail = other.id || `to-${other.target.id}`;
  return {
    element: id,
    detail,
    at: one.element,
    description: `the default flow of ${id} leads to ${other.target.id}, and ${detail} to ${one.target.id}`,
    edits: () => [
      setAttribute(file.text, one.element, 'targetRef', other.target.id),
      setAttribute(file.text, other.element, 'targetRef', one.target.id),
    ],
  };
}
