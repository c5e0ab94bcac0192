import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { flowGraphOf } from './flow-graph.ts';
import { scopesOf } from './node-kinds.ts';
import { nodeLabel } from './node-label.ts';
import { isCycle, strongComponents } from './strong-components.ts';
import { mayMultiply } from './token-bounds.ts';

/** E4 of the check table. In a loop that one token goes round alone an inclusive gateway does no harm, so that is left alone. */
export const inclusiveJoinInLoop: Rule = {
  name: 'inclusive-join-in-loop',
  severity: 'warning',
  title: 'An inclusive join is in a loop in which several tokens may go round.',
  why: 'The join waits as long as any other token can still reach it, and in a loop those that have passed it can. It waits for tokens of the next round, and two such joins wait for each other for ever.',
  cure: 'Let the loop begin at an exclusive gateway and end before the branches are split, or put what runs in parallel into a subprocess.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        for (const { join, split, path } of joinsInLoops(scope)) {
          const message = `${nodeLabel(join)} may wait for tokens that have passed it already: ${nodeLabel(split)} makes several in the same loop`;
          const related = [{ file, element: split.element, message: 'one token becomes several here' }];
          report({ file, element: join.element, message, path, related });
        }
      }
    }
  },
};

interface JoinInLoop {
  readonly join: FlowNode;
  readonly split: FlowNode;
  readonly path: readonly string[];
}

function joinsInLoops(scope: ScopeGraph): readonly JoinInLoop[] {
  if (!scope.nodes.some(isInclusiveJoin)) return [];
  const { nodes, successors } = flowGraphOf(scope);
  const next = (number: number): readonly number[] => successors[number] ?? [];
  return strongComponents(nodes.keys(), next).flatMap((component) => {
    if (!isCycle(component, next)) return [];
    const loop = component.map((number) => nodes[number]).filter((node) => node !== undefined);
    const split = loop.find((node) => mayMultiply(node) && node.kind !== 'boundaryEvent');
    const path = loop.map(({ id }) => id);
    return split ? loop.filter(isInclusiveJoin).map((join) => ({ join, split, path })) : [];
  });
}

function isInclusiveJoin({ kind, incoming }: FlowNode): boolean {
  return kind === 'inclusiveGateway' && incoming.length > 1;
}
