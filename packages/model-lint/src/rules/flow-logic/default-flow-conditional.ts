import type { Rule } from '../../rule.ts';
import { flowLabel, nodeLabel } from './node-label.ts';
import { looksAtConditions, readNodes } from './splitting-nodes.ts';

/** E2 of the check table; of an exclusive gateway the engine itself refuses it. */
export const defaultFlowConditional: Rule = {
  name: 'default-flow-conditional',
  severity: 'warning',
  title: 'The default flow of an inclusive gateway or an activity has a condition.',
  why: 'The engine never looks at the condition: it takes the default flow whenever no other condition holds, and only then.',
  cure: 'Remove the condition, or make another flow the default flow.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const flow = node.defaultFlow;
        if (!flow?.condition || !looksAtConditions(node) || node.kind === 'exclusiveGateway') continue;
        const message = `the condition of ${flowLabel(flow)} is ignored: it is the default flow of ${nodeLabel(node)}`;
        report({ file: project.fileOf(process), element: flow.condition.element, subject: flow, message });
      }
    }
  },
};
