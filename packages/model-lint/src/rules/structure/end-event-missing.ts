import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { isLinkThrow } from '../flow-logic/flow-graph.ts';
import { isActivity, isCompensationHandler } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. */
export const endEventMissing: Rule = {
  name: 'end-event-missing',
  severity: 'warning',
  title: 'A way ends at something else than an end event.',
  why: 'The engine takes it for an end without saying so: a forgotten flow looks exactly like that, and the instance ends too early.',
  cure: 'Lead the way to an end event, or draw the flow that is missing.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (!endsSilently(node)) continue;
        const message = `the way ends at ${nodeLabel(node)}, without an end event`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};

function endsSilently(node: FlowNode): boolean {
  const { kind, outgoing, event } = node;
  if (outgoing.length > 0 || kind === 'endEvent' || node.isEventSubprocess) return false;
  if (isCompensationHandler(node) || isLinkThrow(node)) return false;
  // From compensation on the boundary an association leads to the handler; tasks in an ad-hoc subprocess stand alone.
  if (kind === 'boundaryEvent') return event?.kind !== 'compensate';
  return isActivity(node) || kind !== 'startEvent' || node.scope.nodes.length > 1;
}
