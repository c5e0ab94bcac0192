import type { Rule } from '../../rule.ts';
import { startingEvents } from './starting-events.ts';

/** F6 of the check table, for signals: allowed, but easily not meant. */
export const signalStartsSeveral: Rule = {
  name: 'signal-starts-several',
  severity: 'info',
  title: 'One signal starts several processes.',
  why: 'Every signal with this name starts an instance of each of them. When only one is meant, the others do their work unasked.',
  cure: 'Use a message where one process is meant; otherwise suppress the finding and say that all are.',
  check({ project, report }) {
    for (const [name, starts] of startingEvents(project, 'signal')) {
      const [first, ...others] = starts;
      if (!first || others.every(({ process }) => process.id === first.process.id)) continue;
      const keys = [...new Set(starts.map(({ process }) => `"${process.id}"`))].join(', ');
      report({
        file: project.fileOf(first.process),
        element: first.element,
        subject: first.node,
        message: `the signal "${name}" starts ${keys}`,
        related: others.map(({ process, element }) => ({
          file: project.fileOf(process),
          element,
          message: `starts "${process.id}"`,
        })),
      });
    }
  },
};
