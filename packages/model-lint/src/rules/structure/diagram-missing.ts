import type { Rule } from '../../rule.ts';
import { diagramOf } from './diagram-of.ts';

/** E1 of the check table. */
export const diagramMissing: Rule = {
  name: 'diagram-missing',
  severity: 'info',
  title: 'A model has no diagram.',
  why: 'The engine runs it, but modelling tools and the operators of the engine see an empty page instead of where an instance stands.',
  cure: 'Open the model in a tool that lays it out, and save it.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (diagramOf(process.file).some(({ shown }) => shown.size > 0)) continue;
      const message = `the file has no diagram of "${process.id}"`;
      report({ file: project.fileOf(process), element: process.element, message });
    }
  },
};
