import type { SequenceFlow } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { conditionNode, nodesWithin } from './condition-node.ts';
import { flowTable } from './flow-table.ts';
import { flowLabel } from './node-label.ts';
import { looksAtConditions, readNodes } from './splitting-nodes.ts';

/** E3 of the check table: a branch that nothing can reach. A value that the variable cannot have is told by `comparison-impossible`. */
export const conditionNeverHolds: Rule = {
  name: 'condition-never-holds',
  severity: 'error',
  title: 'A condition holds for no value that the contract allows.',
  why: 'The flow is never taken: instances that should go there go another way, or fail.',
  cure: 'Write a condition that holds for a value of the contract, or remove the flow.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const table = looksAtConditions(node) ? flowTable(project, node) : undefined;
        if (!table?.isDeclared) continue;
        const values = table.rows.map(({ label }) => label);
        table.flows.forEach((flow, index) => {
          if (!flow.condition || table.rows.some(({ holds }) => holds[index]) || hasUnknownText(flow, values)) return;
          const message = `the condition ${flow.condition.text} of ${flowLabel(flow)} never holds`;
          const { element } = flow.condition;
          report({ file: project.fileOf(process), element, subject: flow, message, details: values });
        });
      }
    }
  },
};

/** Whether the condition compares with a text that is none of the values. */
function hasUnknownText(flow: SequenceFlow, values: readonly string[]): boolean {
  const node = conditionNode(flow);
  return (node ? nodesWithin(node) : []).some(
    (one) =>
      one.kind === 'literal' &&
      one.literal.type === 'String' &&
      !values.some((value) => value.includes(`"${one.literal.value}"`)),
  );
}
