import type { Rule } from '../../rule.ts';

/** I6 of the check table: what the engine accepts without reading it. */
export const processNotExecutable: Rule = {
  name: 'process-not-executable',
  severity: 'warning',
  title: 'A process is not executable.',
  why: 'The engine accepts the file without reading the process: nothing of it is deployed, and whatever is wrong inside is not found.',
  cure: 'Add `isExecutable="true"` to the process, or empty the pool if it stands for somebody else.',
  check({ project, report }) {
    for (const file of project.files) {
      for (const process of file.model?.processes ?? []) {
        // An empty process is the pool of somebody else, a black box.
        if (process.isExecutable || process.allNodes.length === 0) continue;
        const stated = process.element.attribute('isExecutable');
        const how = stated === undefined ? 'does not say isExecutable' : `says isExecutable="${stated}"`;
        const message = `the process "${process.id}" ${how}, so it is not deployed`;
        report({ file, element: process.element, subject: process, message });
      }
    }
  },
};
