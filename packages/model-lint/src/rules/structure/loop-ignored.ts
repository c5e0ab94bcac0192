import type { Rule } from '../../rule.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table: Camunda 7 reads multi-instance markers only. */
export const loopIgnored: Rule = {
  name: 'loop-ignored',
  severity: 'error',
  title: 'An activity has the loop marker of BPMN, which the engine ignores.',
  why: 'The activity runs once, whatever its loop condition says.',
  cure: 'Draw the loop with an exclusive gateway, or make the activity multi-instance.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const [loop] = node.element.elements('standardLoopCharacteristics');
        if (!loop) continue;
        const message = `${nodeLabel(node)} runs once: the engine ignores its loop marker`;
        report({ file: project.fileOf(process), element: loop, subject: node, message });
      }
    }
  },
};
