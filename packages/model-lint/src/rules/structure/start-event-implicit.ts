import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { flowGraphOf, isLinkCatch } from '../flow-logic/flow-graph.ts';
import { isCompensationHandler, isLeftOut, scopesOf } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { reachableFrom } from '../flow-logic/reachable-from.ts';

/** E1 of the check table. BPMN lets such a node start with the process; Camunda 7 begins at start events only. */
export const startEventImplicit: Rule = {
  name: 'start-event-implicit',
  severity: 'error',
  title: 'No flow leads to a node that is no start.',
  why: 'The engine never reaches it, nor what only follows from it: the model shows work that is never done.',
  cure: 'Draw the flow that leads there, or remove the node.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const scope of scopesOf(process)) {
        for (const { node, behind } of forgottenNodes(scope)) {
          const names = behind.slice(0, namesMax).map(nodeLabel).join(', ') + (behind.length > namesMax ? ', …' : '');
          const more = behind.length > 0 ? `, nor what follows from it (${names})` : '';
          const message = `no flow leads to ${nodeLabel(node)}: the engine never reaches it${more}`;
          report({ file: project.fileOf(process), element: node.element, message });
        }
      }
    }
  },
};

const namesMax = 5;

interface ForgottenNode {
  readonly node: FlowNode;
  /** What no start reaches and this node would; what two would reach is given to the first of them. */
  readonly behind: readonly FlowNode[];
}

function forgottenNodes(scope: ScopeGraph): readonly ForgottenNode[] {
  const forgotten = scope.nodes.filter(isForgotten);
  if (forgotten.length === 0) return [];
  const { nodes, entry, successors, numberOf } = flowGraphOf(scope);
  const next = (number: number): readonly number[] => successors[number] ?? [];
  const given = new Set(reachableFrom([entry], next));
  return forgotten.map((node) => {
    const own = numberOf.get(node) as number;
    const reached = [...reachableFrom([own], (number) => next(number).filter((one) => !given.has(one)))];
    for (const number of reached) given.add(number);
    return { node, behind: reached.slice(1).flatMap((number) => nodes[number] ?? []) };
  });
}

function isForgotten(node: FlowNode): boolean {
  const { kind, incoming } = node;
  if (incoming.length > 0 || kind === 'startEvent' || kind === 'boundaryEvent' || node.isEventSubprocess) return false;
  return !isCompensationHandler(node) && !isLinkCatch(node) && !isLeftOut(node);
}
