import type { Rule } from '../../rule.ts';
import { nodeLabel } from './node-label.ts';
import { looksAtConditions, readNodes } from './splitting-nodes.ts';

/** E2 of the check table: the engine looks for the default flow only when it needs it. */
export const defaultFlowUnknown: Rule = {
  name: 'default-flow-unknown',
  severity: 'error',
  title: 'The default flow that a node names does not leave it.',
  why: 'The engine accepts the model. When no condition holds, it fails with "Default sequence flow … could not be found".',
  cure: 'Name a flow that leaves the node, or remove the attribute `default`.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const named = node.element.attribute('default');
        if (named === undefined || node.defaultFlow || node.outgoing.length === 0 || !looksAtConditions(node)) continue;
        const message = `the default flow "${named}" does not leave ${nodeLabel(node)}`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
