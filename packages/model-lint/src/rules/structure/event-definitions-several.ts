import type { Rule } from '../../rule.ts';
import { isEvent } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. */
export const eventDefinitionsSeveral: Rule = {
  name: 'event-definitions-several',
  severity: 'error',
  title: 'An event has several definitions.',
  why: 'The engine uses one of them, by an order of its own, and ignores the others: it never waits for them and never throws them.',
  cure: 'Give each definition an event of its own, for example behind an event-based gateway or on the same boundary.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (!isEvent(node)) continue;
        const definitions = node.element.children.filter(({ tag }) => /EventDefinition(?:Ref)?$/.test(tag));
        if (definitions.length < 2) continue;
        const kinds = definitions.map(({ tag }) => tag.replace(/EventDefinition(?:Ref)?$/, '') || 'reference');
        const message = `${nodeLabel(node)} has ${definitions.length} definitions (${kinds.join(', ')}): the engine uses one of them`;
        report({ file: project.fileOf(process), element: definitions[1], subject: node, message });
      }
    }
  },
};
