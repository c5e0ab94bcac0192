import type { Rule } from '../../rule.ts';
import { flowLabel, nodeLabel } from './node-label.ts';
import { looksAtConditions, readNodes } from './splitting-nodes.ts';

const reasons: Readonly<Record<string, string>> = {
  parallelGateway: 'a parallel gateway takes every flow',
  eventBasedGateway: 'behind an event-based gateway the first event decides',
};

/** E2 of the check table. */
export const conditionIgnored: Rule = {
  name: 'condition-ignored',
  severity: 'error',
  title: 'A flow that leaves a parallel or event-based gateway has a condition.',
  why: 'The engine never looks at it: the flow is taken whether it holds or not.',
  cure: 'Remove the condition, or use an exclusive or inclusive gateway.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (looksAtConditions(node)) continue;
        for (const flow of node.outgoing) {
          if (!flow.condition) continue;
          const reason = reasons[node.kind] ?? 'the engine does not look at it';
          const message = `the condition of ${flowLabel(flow)} behind ${nodeLabel(node)} is ignored: ${reason}`;
          report({ file: project.fileOf(process), element: flow.condition.element, subject: flow, message });
        }
      }
    }
  },
};
