import type { ScopeGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { scopesOf } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { mayMultiply } from '../flow-logic/token-bounds.ts';

/** E1 of the check table. */
export const terminateSuperfluous: Rule = {
  name: 'terminate-superfluous',
  severity: 'info',
  title: 'A terminating end stands where nothing else can run.',
  why: 'It does what a plain end does. Readers look for the work that it cuts off, and a branch that is added later is cut off without anybody meaning it.',
  cure: 'Use a plain end event.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const scope of scopesOf(process)) {
        if (mayRunAtOnce(scope)) continue;
        for (const node of scope.nodes) {
          if (node.kind !== 'endEvent' || node.event?.kind !== 'terminate') continue;
          const message = `${nodeLabel(node)} terminates, but nothing else can run beside it`;
          report({ file: project.fileOf(process), element: node.element, message });
        }
      }
    }
  },
};

/** Whether two tokens may be in the scope: one was split, or an event begins something beside the rest. */
function mayRunAtOnce({ nodes }: ScopeGraph): boolean {
  return nodes.some((node) => mayMultiply(node) || startsBeside(node));
}

function startsBeside({ isEventSubprocess, inner }: ScopeGraph['nodes'][number]): boolean {
  return (
    isEventSubprocess &&
    (inner?.nodes.some(({ kind, isInterrupting }) => kind === 'startEvent' && !isInterrupting) ?? false)
  );
}
