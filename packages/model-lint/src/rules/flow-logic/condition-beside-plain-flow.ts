import type { Rule } from '../../rule.ts';
import { isGateway } from './node-kinds.ts';
import { flowLabel, nodeLabel } from './node-label.ts';
import { readNodes } from './splitting-nodes.ts';
import { isTakenAlways } from './token-bounds.ts';

/** E2 of the check table: it looks like an exclusive choice and is none. */
export const conditionBesidePlainFlow: Rule = {
  name: 'condition-beside-plain-flow',
  severity: 'warning',
  title: 'Both flows with and without a condition leave an activity or an event.',
  why: 'The engine takes the flow without a condition always, and the others besides when their conditions hold: then both ways run at the same time.',
  cure: 'Make the flow without a condition the default flow when only one way should be taken; else split by a gateway, so that it can be seen.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (isGateway(node)) continue;
        const plain = node.outgoing.filter(isTakenAlways);
        const conditional = node.outgoing.find(({ condition, isDefault }) => condition && !isDefault);
        if (!conditional || plain.length === 0) continue;
        const message = `${plain.map(flowLabel).join(' and ')} is taken from ${nodeLabel(node)} also when the condition of ${flowLabel(conditional)} holds`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
