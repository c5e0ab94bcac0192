import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { isGateway } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { readNodes } from '../flow-logic/splitting-nodes.ts';

/** E1 of the check table. A gateway that is a save point or has listeners does something. */
export const gatewaySuperfluous: Rule = {
  name: 'gateway-superfluous',
  severity: 'info',
  title: 'A gateway has one flow in and one flow out.',
  why: 'It decides and joins nothing. Often a flow was removed and the gateway was forgotten, so readers look for the other way.',
  cure: 'Remove the gateway, or draw the flow that is missing.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        if (!isGateway(node) || node.incoming.length !== 1 || node.outgoing.length !== 1 || doesMore(node)) continue;
        const message = `${nodeLabel(node)} has one flow in and one flow out`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};

function doesMore({ isAsyncBefore, isAsyncAfter, element }: FlowNode): boolean {
  const hasListeners = element
    .elements('extensionElements')
    .some((one) => one.camundaElements('executionListener').length > 0);
  return isAsyncBefore || isAsyncAfter || hasListeners;
}
