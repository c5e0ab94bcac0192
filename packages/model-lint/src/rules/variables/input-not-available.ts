import { declarationsOf } from '../../data-flow/declarations.ts';
import { outerReadsOf } from '../../data-flow/outer-reads.ts';
import type { Rule } from '../../rule.ts';
import { missingReadsOf, settersOf } from './missing-reads.ts';

/** C8 of the check table. */
export const inputNotAvailable: Rule = {
  name: 'input-not-available',
  severity: 'error',
  title: 'A task needs an input by its contract that is not set on some way to it.',
  why: 'The worker refuses the task with CONTRACT_INPUT before the handler runs, and no retry helps: an incident.',
  cure: 'Map the input on the task, set it on every way to it, or make it optional in the contract.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const missing of missingReadsOf(project, process)) {
        const { read, way } = missing;
        if (read.expression || read.phase !== 'work') continue;
        const message = `${read.via} needs "${read.name}", which is not set on every way: only ${settersOf(missing)} sets it`;
        report({ file, element: read.node.element, message, path: way.map(({ id }) => id) });
      }
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      if (mayHoldOthers) continue;
      for (const { name, node, via, expression, isStrict, phase } of outerReadsOf(project, process)) {
        if (expression || !isStrict || phase !== 'work' || byName.has(name)) continue;
        report({ file, element: node.element, message: `${via} needs "${name}", which nothing in the process sets` });
      }
    }
  },
};
