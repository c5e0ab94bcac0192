import type { Rule } from '../../rule.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. What surely runs twice is found by `join-doubles`. */
export const joinImplicit: Rule = {
  name: 'join-implicit',
  severity: 'info',
  title: 'Several flows lead to an activity or an intermediate event.',
  why: 'The engine does not wait for all of them: the node runs once for each token that arrives. Readers often take it for a join.',
  cure: 'Put a gateway before it: an exclusive one when one way arrives, a parallel one when all must have arrived.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (node.incoming.length < 2 || node.kind === 'endEvent' || node.kind.endsWith('Gateway')) continue;
        const message = `${node.incoming.length} flows lead to ${nodeLabel(node)}, which runs once for each token`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
