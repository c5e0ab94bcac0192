import type { Rule } from '../../rule.ts';
import { startingEvents } from './starting-events.ts';

/** F6 of the check table: the engine takes one start per message, and says so only at the second deployment. */
export const messageStartsTwoProcesses: Rule = {
  name: 'message-starts-two-processes',
  severity: 'error',
  title: 'One message starts processes of several files.',
  why: 'The engine refuses the deployment of the second process: there is already a subscription for the message. Which one is refused depends on the order.',
  cure: 'Give each process a message of its own, or start one of them by another event.',
  check({ project, report }) {
    for (const [name, starts] of startingEvents(project, 'message')) {
      const [first] = starts;
      for (const { process, node, element } of starts) {
        // Two in one file are refused by themselves, and one key in two files is another version of the same process.
        if (!first || process.file === first.process.file || process.id === first.process.id) continue;
        report({
          file: project.fileOf(process),
          element,
          subject: node,
          message: `the message "${name}" starts "${process.id}" and also "${first.process.id}" in ${first.process.file.fileName}`,
          related: [{ file: project.fileOf(first.process), element: first.element, message: 'the other start' }],
        });
      }
    }
  },
};
