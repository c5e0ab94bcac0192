import type { FlowNode } from '@stepwright/model/graph';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { durationMs, durationWords } from './duration-ms.ts';
import { type WorkTime, workTimeOf } from './work-time.ts';

/** A10 of the check table. Of a subprocess only its longest task counts: what may run beside or instead of it is not added. */
export const timerShorterThanWork: Rule = {
  name: 'timer-shorter-than-work',
  severity: 'warning',
  title: 'A timer interrupts a task before the runs and waits that its contract allows are over.',
  why: 'The timer takes the task away from a worker that is still at it: its effect may be there although the process goes the way of the timeout, and the retries that the contract promises never happen.',
  cure: 'Give the timer more time, make it non-interrupting, or allow the task fewer or shorter runs.',
  check({ project, report }) {
    for (const process of project.processes) {
      const longest = longestWorkByHost(project, process.allNodes);
      for (const node of process.allNodes) {
        const timer = interruptingTimer(node);
        const work = node.attachedTo && longest.get(node.attachedTo);
        if (!timer || !work || work.time.ms <= timer.ms) continue;
        const whose = work.node === node.attachedTo ? 'its work' : `"${work.node.id}" in it`;
        const message = `the timer fires after ${timer.text}, but ${whose} may take ${durationWords(work.time.ms)}`;
        const file = project.fileOf(process);
        const related = [{ file, element: work.node.element, message: 'the work' }];
        report({ file, element: timer.element, subject: node, message, related, details: work.time.sum });
      }
    }
  },
};

interface Work {
  readonly node: FlowNode;
  readonly time: WorkTime;
}

/** The longest task of each activity with a boundary event, itself or what is inside of it. */
function longestWorkByHost(project: Project, nodes: readonly FlowNode[]): ReadonlyMap<FlowNode, Work> {
  const longest = new Map<FlowNode, Work>();
  for (const node of nodes) {
    const contract = taskContractOf(project, node);
    if (!contract) continue;
    const time = workTimeOf(node, contract);
    for (let host: FlowNode | undefined = node; host; host = host.scope.owner) {
      if ((longest.get(host)?.time.ms ?? 0) < time.ms) longest.set(host, { node, time });
    }
  }
  return longest;
}

function interruptingTimer({ kind, isInterrupting, event }: FlowNode) {
  const timer = event?.timer;
  if (kind !== 'boundaryEvent' || !isInterrupting || timer?.kind !== 'timeDuration') return undefined;
  const ms = durationMs(timer.text);
  return ms === undefined ? undefined : { ms, text: timer.text, element: timer.element };
}
