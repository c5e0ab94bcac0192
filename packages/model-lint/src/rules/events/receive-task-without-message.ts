import type { Rule } from '../../rule.ts';

/** F1 of the check table, where the engine takes it: a wait without a name. */
export const receiveTaskWithoutMessage: Rule = {
  name: 'receive-task-without-message',
  severity: 'warning',
  title: 'A receive task does not name the message that it waits for.',
  why: 'No message can be correlated with it: only a call that knows the id of its execution ends the wait.',
  cure: 'Define the message and name it in `messageRef`.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (node.kind !== 'receiveTask' || node.element.attributes.has('messageRef')) continue;
        const message = `the receive task "${node.id}" waits for no message`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};
