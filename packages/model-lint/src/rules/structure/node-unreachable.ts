import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { flowGraphOf } from '../flow-logic/flow-graph.ts';
import { isLeftOut, scopesOf } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { reachableFrom } from '../flow-logic/reachable-from.ts';

/** E1 of the check table. What follows from a node without incoming flow is told by `start-event-implicit` and `link-unpaired`. */
export const nodeUnreachable: Rule = {
  name: 'node-unreachable',
  severity: 'error',
  title: 'Flows lead to a node, but none of them from a start.',
  why: 'The nodes lead only to each other, so the engine never reaches any of them: the model shows work that is never done.',
  cure: 'Draw the flow that leads there from a start event, or remove the nodes.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const scope of scopesOf(process)) {
        for (const [node, ...others] of islandsOf(scope)) {
          if (!node) continue;
          const names = others.slice(0, namesMax).map(nodeLabel).join(', ') + (others.length > namesMax ? ', …' : '');
          const more = others.length > 0 ? ` (it hangs together with ${names})` : '';
          const message = `no way leads from a start to ${nodeLabel(node)}${more}`;
          report({ file: project.fileOf(process), element: node.element, message });
        }
      }
    }
  },
};

const namesMax = 5;

/** The groups of nodes that cannot be reached and do not hang on a node without incoming flow, each in the order of the file. */
function islandsOf(scope: ScopeGraph): readonly (readonly FlowNode[])[] {
  const { nodes, entry, successors, predecessors } = flowGraphOf(scope);
  const roots = [...nodes.keys()].filter(
    (number) => predecessors[number]?.length === 0 || isLeftOut(nodes[number] as FlowNode),
  );
  const seen = new Set(reachableFrom([entry, ...roots], (number) => successors[number] ?? []));
  const around = (number: number): readonly number[] =>
    [...(successors[number] ?? []), ...(predecessors[number] ?? [])].filter((one) => !seen.has(one));
  const islands: FlowNode[][] = [];
  for (const number of nodes.keys()) {
    if (seen.has(number)) continue;
    const island = [...reachableFrom([number], around)].sort((a, b) => a - b);
    islands.push(island.flatMap((one) => nodes[one] ?? []));
    for (const one of island) seen.add(one);
  }
  return islands;
}
