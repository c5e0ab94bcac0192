import type { Rule } from '../../rule.ts';
import { eventEnds } from './event-ends.ts';

/** F5 of the check table: a message that the process's contract does not know. */
export const messageWithoutContract: Rule = {
  name: 'message-without-contract',
  severity: 'warning',
  title: 'A process waits for a message that its contract does not declare.',
  why: 'No sender knows by which variable the waiting instance is found, and after a lost answer nobody can tell whether the message arrived: a repeat may be taken by a later wait.',
  cure: 'Declare the message in the contract of the process, with its correlation variable and its receipt variable, or correct its name.',
  check({ project, report }) {
    for (const { process, node, element, side, name } of eventEnds(project, 'message')) {
      const contract = process.isExecutable ? project.contractOf(process) : undefined;
      if (side !== 'caught' || name === undefined || !contract) continue;
      if (contract.messages.some((message) => message.name === name)) continue;
      const names = contract.messages.map((message) => `"${message.name}"`).join(', ') || 'none';
      const message = `the contract of "${process.id}" does not declare the message "${name}"; it declares ${names}`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};
