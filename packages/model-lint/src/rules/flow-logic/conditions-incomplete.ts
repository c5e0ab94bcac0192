import type { Rule } from '../../rule.ts';
import { flowTable } from './flow-table.ts';
import { nodeLabel } from './node-label.ts';
import { mayBeStuck, readNodes } from './splitting-nodes.ts';

/** E3 of the check table. */
export const conditionsIncomplete: Rule = {
  name: 'conditions-incomplete',
  severity: 'error',
  title: 'For a value that the contract allows, no condition holds, and there is no default flow.',
  why: 'With that value the engine fails with "No outgoing sequence flow … could be selected" and rolls back to the last wait state.',
  cure: 'Add a flow for the values that are left out, or a default flow.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (!mayBeStuck(node) || node.outgoing.length < 2) continue;
        const table = flowTable(project, node);
        // Over several variables the values may never occur together.
        if (!table?.isDeclared || table.variables.length !== 1) continue;
        const left = table.rows.filter(({ holds }) => !holds.includes(true)).map(({ label }) => label);
        if (left.length === 0) continue;
        const shown = left.slice(0, 3).join('; ') + (left.length > 3 ? ` and ${left.length - 3} more` : '');
        const message = `${nodeLabel(node)} has no flow for ${shown}`;
        report({ file: project.fileOf(process), element: node.element, message, details: left });
      }
    }
  },
};
