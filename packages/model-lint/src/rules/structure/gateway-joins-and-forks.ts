import type { Rule } from '../../rule.ts';
import { isGateway } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. */
export const gatewayJoinsAndForks: Rule = {
  name: 'gateway-joins-and-forks',
  severity: 'info',
  title: 'A gateway both joins and splits.',
  why: 'The engine does both, but readers see one of them: the name of a decision does not say that ways meet here, and a parallel gateway waits before it splits.',
  cure: 'Use two gateways, one that joins and one that splits.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const { incoming, outgoing } = node;
        if (!isGateway(node) || incoming.length < 2 || outgoing.length < 2) continue;
        const message = `${nodeLabel(node)} joins ${incoming.length} flows and splits into ${outgoing.length}`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
