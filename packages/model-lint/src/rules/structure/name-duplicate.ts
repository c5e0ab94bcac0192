import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { isActivity, scopesOf } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';

/** E6 of the check table. */
export const nameDuplicate: Rule = {
  name: 'name-duplicate',
  severity: 'info',
  title: 'Two activities of one kind have the same name in the same scope.',
  why: 'In task lists, in the history and in incidents nobody can tell them apart but by their ids.',
  cure: 'Give one of them a name that says what is different about it.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        const known = new Map<string, FlowNode>();
        for (const node of scope.nodes) {
          const name = node.name?.replace(/\s+/g, ' ').trim().toLowerCase();
          if (!name || !isActivity(node)) continue;
          const key = `${node.kind} ${name}`;
          const first = known.get(key);
          known.set(key, first ?? node);
          if (!first) continue;
          const related = [{ file, element: first.element, message: 'the same name' }];
          report({
            file,
            element: node.element,
            message: `${nodeLabel(node)} is also the name of "${first.id}"`,
            related,
          });
        }
      }
    }
  },
};
