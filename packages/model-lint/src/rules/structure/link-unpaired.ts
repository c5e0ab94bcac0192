import type { Rule } from '../../rule.ts';
import { isLinkCatch, isLinkThrow } from '../flow-logic/flow-graph.ts';
import { scopesOf } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';

/** E1 of the check table. A flow to a throwing link that lands nowhere is refused by the engine itself. */
export const linkUnpaired: Rule = {
  name: 'link-unpaired',
  severity: 'error',
  title: 'No throwing link event leads to a catching one.',
  why: 'The engine reaches a catching link only from a throwing one of the same name in the same scope: what follows from this one is never done.',
  cure: 'Give both ends of the link the same name, or remove the catching one.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const scope of scopesOf(process)) {
        const thrown = new Set(scope.nodes.filter(isLinkThrow).map(({ event }) => event?.linkName ?? ''));
        for (const node of scope.nodes) {
          const name = node.event?.linkName ?? '';
          if (!isLinkCatch(node) || thrown.has(name) || node.incoming.length > 0) continue;
          const message = `nothing leads to ${nodeLabel(node)}: no link "${name}" is thrown in its scope`;
          report({
            file: project.fileOf(process),
            element: node.event?.element ?? node.element,
            subject: node,
            message,
          });
        }
      }
    }
  },
};
