import type { FlowNode } from '@stepwright/model/graph';
import { propertyAround } from '../../project/property-around.ts';
import type { Rule } from '../../rule.ts';

/** F3 of the check table: a deadline of which nobody knows whose promise it is. */
export const timerWithoutSla: Rule = {
  name: 'timer-without-sla',
  severity: 'info',
  title: 'A deadline does not name the promise behind it.',
  why: 'When it is missed, nobody can see from the model or the console to whom what was promised, nor whether the time may be changed.',
  cure: 'Add the property `sla` (or the one that the policy names) to the timer, to what it watches, or to the process.',
  check({ project, report }) {
    const property = project.policy.slaProperty ?? 'sla';
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (node.event?.kind !== 'timer' || !isDeadline(node) || hasPromise(node, property)) continue;
        const { text } = node.event.timer ?? { text: '' };
        const message = `the deadline "${text}" has no property "${property}", nor has what it watches`;
        report({ file: project.fileOf(process), element: node.event.element, subject: node, message });
      }
    }
  },
};

/** A timer that ends or accompanies a wait; others only delay or start something. */
function isDeadline(node: FlowNode): boolean {
  if (node.kind === 'boundaryEvent') return true;
  if (node.kind === 'startEvent') return node.scope.owner?.isEventSubprocess === true;
  return node.incoming.some(({ source }) => source.kind === 'eventBasedGateway');
}

function hasPromise(node: FlowNode, property: string): boolean {
  const watched = [node.attachedTo, ...node.incoming.map(({ source }) => source)].filter((one) => one !== undefined);
  return [node, ...watched].some((one) => propertyAround(one, property) !== undefined);
}
