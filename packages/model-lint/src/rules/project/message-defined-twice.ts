import type { RootDefinition } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';

/** J1 of the check table: one message under two ids. */
export const messageDefinedTwice: Rule = {
  name: 'message-defined-twice',
  severity: 'info',
  title: 'Two messages of a file have the same name.',
  why: 'For the engine they are one message. Whoever renames one of them splits it: half of the events then wait for what nobody sends.',
  cure: 'Keep one definition and let all events refer to it.',
  check({ project, report }) {
    for (const file of project.files) {
      const firstByName = new Map<string, RootDefinition>();
      for (const message of file.model?.messages.values() ?? []) {
        const name = message.name ?? '';
        const first = firstByName.get(name);
        if (!first) firstByName.set(name, message);
        if (!first || name === '') continue;
        report({
          file,
          element: message.element,
          message: `the message "${name}" is defined as "${message.id}" and as "${first.id}"`,
          related: [{ file, element: first.element, message: 'the first definition' }],
        });
      }
    }
  },
};
