import type { Rule } from '../../rule.ts';
import { nodeLabel } from './node-label.ts';
import { mayBeStuck, readNodes } from './splitting-nodes.ts';

/** E2 of the check table; of an exclusive gateway the engine itself refuses it. */
export const conditionSingle: Rule = {
  name: 'condition-single',
  severity: 'warning',
  title: 'The only flow that leaves a node has a condition.',
  why: 'When the condition does not hold there is no other way: the engine fails and rolls back to the last wait state. It does not wait until the condition holds.',
  cure: 'Remove the condition, add a default flow, or use a conditional catching event when the process should wait.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const [flow, ...others] = node.outgoing;
        if (!flow?.condition || others.length > 0 || !mayBeStuck(node)) continue;
        const message = `the only flow that leaves ${nodeLabel(node)} has the condition ${flow.condition.text}`;
        report({ file: project.fileOf(process), element: flow.condition.element, subject: flow, message });
      }
    }
  },
};
