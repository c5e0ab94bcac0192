import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { isActivity, isGateway } from '../flow-logic/node-kinds.ts';
import { flowLabel, nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. Starts and ends without an event, merges and parallel gateways say enough by their shapes. */
export const labelMissing: Rule = {
  name: 'label-missing',
  severity: 'info',
  title: 'A task, an event, a decision or one of its ways has no name.',
  why: 'People see names in the diagram, in task lists, in the history and in incidents; without one they see nothing or an id.',
  cure: 'Say what is done (tasks), what has happened (events), what is asked (gateways), or which answer leads this way (flows).',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const node of readNodes(process)) {
        if (needsName(node) && isBlank(node.name)) {
          report({ file, element: node.element, message: `${nodeLabel(node)} (${node.kind}) has no name` });
        }
        if (!isDecision(node)) continue;
        for (const flow of node.outgoing) {
          if (!flow.condition || flow.isDefault || !isBlank(flow.name)) continue;
          const message = `${flowLabel(flow)} has a condition but no name that says when it is taken`;
          report({ file, element: flow.element, message });
        }
      }
    }
  },
};

function needsName(node: FlowNode): boolean {
  if (isDecision(node)) return true;
  if (isGateway(node) || node.isEventSubprocess) return false;
  return isActivity(node) || node.event !== undefined;
}

function isDecision({ kind, outgoing }: FlowNode): boolean {
  return (kind === 'exclusiveGateway' || kind === 'inclusiveGateway') && outgoing.length > 1;
}

function isBlank(name: string | undefined): boolean {
  return name === undefined || name.trim() === '';
}
