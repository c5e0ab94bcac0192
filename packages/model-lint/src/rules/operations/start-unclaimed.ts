import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { topicOf } from '../../project/contracts-of.ts';
import type { Rule } from '../../rule.ts';

const claimTopic = 'claim-start';

/** I5 of the check table: the engine does not keep business keys unique, so the first step has to. */
export const startUnclaimed: Rule = {
  name: 'start-unclaimed',
  severity: 'error',
  title: 'The first activity of a process with a contract is not the external task "claim-start".',
  why: 'A start command that is sent twice after a lost answer makes two instances, and both do the work.',
  cure: 'Put the external task with the topic `claim-start` first; its error DUPLICATE_START ends the loser of a race.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (!project.contractOf(process)) continue;
      for (const node of firstActivities(process)) {
        if (topicOf(node) === claimTopic) continue;
        const message = `"${node.id}" can be the first activity of "${process.id}", before any "${claimTopic}"`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};

/** The activities that can be reached from a start through nothing but events and gateways. */
function firstActivities(process: ProcessGraph): readonly FlowNode[] {
  const seen = new Set<FlowNode>(process.nodes.filter(({ kind }) => kind === 'startEvent'));
  const found: FlowNode[] = [];
  // The set grows while it is walked, which ends because each node comes into it once.
  for (const node of seen) {
    if (/Event$|Gateway$/.test(node.kind)) for (const { target } of node.outgoing) seen.add(target);
    else found.push(node);
  }
  return found;
}
