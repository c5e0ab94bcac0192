import type { Rule } from '../../rule.ts';
import { eventEnds, nameTest } from './event-ends.ts';

/** F4 of the check table: a wait for a signal that no model gives. */
export const signalNeverThrown: Rule = {
  name: 'signal-never-thrown',
  severity: 'info',
  title: 'A signal is caught that no model of the project throws.',
  why: 'Unless an application gives the signal by the API, the event never happens: the instance waits for ever, or the path is dead.',
  cure: 'Add the model that throws the signal or correct its name; where an application gives it, say so in a suppression.',
  check({ project, report }) {
    const ends = eventEnds(project, 'signal');
    const isThrown = nameTest(ends, 'thrown');
    for (const { process, node, element, side, name } of ends) {
      if (side !== 'caught' || name === undefined || !process.isExecutable || isThrown(name)) continue;
      const message = `the signal "${name}" is caught, and no model throws it`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};
