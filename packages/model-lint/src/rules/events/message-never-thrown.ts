import type { Rule } from '../../rule.ts';
import { eventEnds, nameTest } from './event-ends.ts';

/** F4 of the check table: a wait for a message that nobody sends. A process with a contract is looked at by `message-without-contract`. */
export const messageNeverThrown: Rule = {
  name: 'message-never-thrown',
  severity: 'warning',
  title: 'A process without a contract waits for a message that no model throws and no contract names.',
  why: 'Nobody is known to send it: the instance waits for ever, or the start never happens.',
  cure: 'Declare the message in the contract of the process, or correct its name to the one that is thrown.',
  check({ project, report }) {
    if (!project.hasContracts) return;
    const ends = eventEnds(project, 'message');
    const isThrown = nameTest(ends, 'thrown');
    const declared = new Set(project.contracts.flatMap(({ messages }) => messages.map(({ name }) => name)));
    for (const { process, node, element, side, name } of ends) {
      if (side !== 'caught' || name === undefined || !process.isExecutable || project.contractOf(process)) continue;
      if (isThrown(name) || declared.has(name)) continue;
      const message = `the message "${name}" is awaited, but no model throws it and no contract names it`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};
