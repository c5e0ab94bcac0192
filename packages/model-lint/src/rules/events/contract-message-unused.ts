import type { Rule } from '../../rule.ts';
import { eventEnds } from './event-ends.ts';

/** F5 of the check table, from the contract's side: a declared message that the model does not wait for. */
export const contractMessageUnused: Rule = {
  name: 'contract-message-unused',
  severity: 'warning',
  title: 'The contract of a process declares a message that its model does not wait for.',
  why: 'Who sends it finds no wait: the command stays open until somebody looks why.',
  cure: 'Add the event that waits for the message, or remove the message from the contract.',
  check({ project, report }) {
    const ends = eventEnds(project, 'message').filter(({ side }) => side === 'caught');
    for (const process of project.processes) {
      const caught = ends.filter((end) => end.process === process).map(({ name }) => name);
      if (caught.includes(undefined)) continue;
      for (const { name } of project.contractOf(process)?.messages ?? []) {
        if (caught.includes(name)) continue;
        const message = `the contract of "${process.id}" declares the message "${name}", and the model does not wait for it`;
        report({ file: project.fileOf(process), element: process.element, subject: process, message });
      }
    }
  },
};
