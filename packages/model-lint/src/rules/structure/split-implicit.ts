import type { Rule } from '../../rule.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';
import { isTakenAlways } from '../flow-logic/token-bounds.ts';

/** E1 of the check table. */
export const splitImplicit: Rule = {
  name: 'split-implicit',
  severity: 'warning',
  title: 'Several flows without conditions leave an activity or an event.',
  why: 'The engine takes all of them at the same time, as behind a parallel gateway. Readers often take it for a choice.',
  cure: 'Put a gateway behind it: a parallel one when all ways are meant, an exclusive one with conditions when only one is.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const { length } = node.kind.endsWith('Gateway') ? [] : node.outgoing.filter(isTakenAlways);
        if (length < 2) continue;
        const message = `${length} flows without conditions leave ${nodeLabel(node)}: all of them are taken`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
