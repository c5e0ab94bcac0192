import type { SequenceFlow } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { flowLabel, nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';
import { isChoice } from '../flow-logic/token-bounds.ts';

/** E6 of the check table. */
export const flowDuplicate: Rule = {
  name: 'flow-duplicate',
  severity: 'warning',
  title: 'Two flows have the same source, target and condition.',
  why: 'Behind an exclusive gateway the second is never taken; anywhere else both are, and the target runs twice.',
  cure: 'Remove one of them.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const node of readNodes(process)) {
        const known = new Map<string, SequenceFlow>();
        for (const flow of node.outgoing) {
          const twin = known.get(keyOf(flow));
          if (!twin) {
            known.set(keyOf(flow), flow);
            continue;
          }
          const effect = isChoice(node) ? 'it is never taken' : `${nodeLabel(flow.target)} runs once for each`;
          const message = `${flowLabel(flow)} leads from ${nodeLabel(node)} to ${nodeLabel(flow.target)} just as ${flowLabel(twin)} does: ${effect}`;
          const related = [{ file, element: twin.element, message: 'the same flow' }];
          report({ file, element: flow.element, subject: flow, message, related });
        }
      }
    }
  },
};

function keyOf({ target, condition, isDefault }: SequenceFlow): string {
  return JSON.stringify([target.id, condition?.text, condition?.language, isDefault]);
}
