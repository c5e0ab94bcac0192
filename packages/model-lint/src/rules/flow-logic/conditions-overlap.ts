import type { Rule } from '../../rule.ts';
import { type FlowTable, flowTable } from './flow-table.ts';
import { flowLabel, nodeLabel } from './node-label.ts';
import { readNodes } from './splitting-nodes.ts';

/** E3 of the check table: only the order in the file, which the diagram does not show, tells which flow is taken. */
export const conditionsOverlap: Rule = {
  name: 'conditions-overlap',
  severity: 'warning',
  title: 'For one value the conditions of several flows of an exclusive gateway hold.',
  why: 'The engine takes the first of them in the order of the file. The diagram does not show that order, and drawing a flow anew changes it.',
  cure: 'Write conditions of which only one holds for each value.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (node.kind !== 'exclusiveGateway' || node.outgoing.length < 2) continue;
        const table = flowTable(project, node);
        // Over several variables the values may never occur together.
        if (table?.variables.length !== 1) continue;
        const twice = table.rows.filter(({ holds }) => holds.filter(Boolean).length > 1);
        const [row] = twice;
        if (!row) continue;
        const names = takenBy(table, row.holds);
        const message = `for ${row.label} the conditions of ${names.join(' and ')} behind ${nodeLabel(node)} hold: ${names[0]} is taken, as it comes first in the file`;
        const details = twice.map(({ label, holds }) => `${label}: ${takenBy(table, holds).join(', ')}`);
        report({ file: project.fileOf(process), element: node.element, message, details });
      }
    }
  },
};

function takenBy({ flows }: FlowTable, holds: readonly boolean[]): readonly string[] {
  return flows.filter((_, index) => holds[index]).map(flowLabel);
}
