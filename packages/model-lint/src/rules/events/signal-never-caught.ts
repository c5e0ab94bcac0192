import type { Rule } from '../../rule.ts';
import { eventEnds, nameTest } from './event-ends.ts';

/** F4 of the check table: a signal that nobody listens to. */
export const signalNeverCaught: Rule = {
  name: 'signal-never-caught',
  severity: 'warning',
  title: 'A signal is thrown that no model of the project catches.',
  why: 'The engine throws it into the void and goes on without a word: what it was meant to set off does not happen.',
  cure: 'Add the model that catches the signal, correct its name, or remove the event.',
  check({ project, report }) {
    const ends = eventEnds(project, 'signal');
    const isCaught = nameTest(ends, 'caught');
    for (const { process, node, element, side, name } of ends) {
      if (side !== 'thrown' || name === undefined || !process.isExecutable || isCaught(name)) continue;
      const message = `the signal "${name}" is thrown, and no model catches it`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};
