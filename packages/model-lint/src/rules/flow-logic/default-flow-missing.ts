import type { Rule } from '../../rule.ts';
import { flowTable } from './flow-table.ts';
import { nodeLabel } from './node-label.ts';
import { mayBeStuck, readNodes } from './splitting-nodes.ts';

/** E2 of the check table: a decision without a way for what nobody thought of. */
export const defaultFlowMissing: Rule = {
  name: 'default-flow-missing',
  severity: 'warning',
  title: 'Every flow that leaves a node has a condition, and none is the default flow.',
  why: 'When no condition holds, the engine fails with "No outgoing sequence flow … could be selected" and rolls back to the last wait state: an incident, or an error for whoever completed the step before.',
  cure: 'Make one flow the default flow, or write conditions of which one always holds.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (!mayBeStuck(node) || node.outgoing.length < 2) continue;
        const table = flowTable(project, node);
        const isComplete = table?.rows.every(({ holds }) => holds.includes(true));
        // `conditions-incomplete` says which values of a declared variable are left out.
        if (isComplete || (table?.isDeclared && table.variables.length === 1)) continue;
        const message = `${nodeLabel(node)} has ${node.outgoing.length} flows with conditions and no default flow`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
