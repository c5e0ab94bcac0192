import type { FlowNode } from '@stepwright/model/graph';
import { taskContractOf, topicOf } from '../../project/contracts-of.ts';
import { nearestName } from '../../project/nearest-name.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';

/** A3 of the check table. A process that has no contract at all is found by `process-without-contract`. */
export const topicWithoutContract: Rule = {
  name: 'topic-without-contract',
  severity: 'error',
  title: 'The topic of an external task is in no contract, although its process has one.',
  why: 'No worker that is made from the contracts fetches this topic: the task waits forever, without an incident.',
  cure: 'Correct the topic, or define the task in the contract of the process and write its handler.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (!project.contractOf(process)) continue;
      for (const node of process.allNodes) {
        const topic = topicOf(node);
        if (topic === undefined || taskContractOf(project, node)) continue;
        const hint = hintFor(topic, node, project);
        const message = `no contract has the topic "${topic}"${hint}`;
        report({ file: project.fileOf(process), element: topicElementOf(node), subject: node, message });
      }
    }
  },
};

function hintFor(topic: string, node: FlowNode, project: Project): string {
  const tasks = project.contractOf(node.scope.process)?.tasks ?? [];
  const near = nearestName(
    topic,
    tasks.map((task) => task.topic),
  );
  return near === undefined ? '' : `: is "${near}" meant?`;
}

function topicElementOf(node: FlowNode): FlowNode['element'] {
  return node.event?.kind === 'message' ? node.event.element : node.element;
}
