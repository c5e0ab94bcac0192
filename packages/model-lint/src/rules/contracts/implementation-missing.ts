import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';

/** A1 of the check table, as far as the engine accepts it: only throwing message events may have no implementation. */
export const implementationMissing: Rule = {
  name: 'implementation-missing',
  severity: 'error',
  title: 'A throwing message event has nothing that sends the message.',
  why: 'The engine passes through it as if the message were sent: it sends nothing by itself, and no incident tells anybody.',
  cure: 'Give its `messageEventDefinition` `camunda:type="external"` and a `camunda:topic`, and send the message in a worker; or make it a plain event when nothing is to be sent.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (!isThrownMessage(node) || hasImplementation(node)) continue;
        const name = node.event?.reference?.name;
        const what = name === undefined ? 'a message' : `the message "${name}"`;
        const message = `the event throws ${what}, and nothing sends it`;
        report({ file: project.fileOf(process), element: node.event?.element ?? node.element, subject: node, message });
      }
    }
  },
};

function isThrownMessage({ kind, event }: FlowNode): boolean {
  return (kind === 'endEvent' || kind === 'intermediateThrowEvent') && event?.kind === 'message';
}

/** A decision does not count: the engine reads it from business rule tasks only. */
function hasImplementation({ implementation }: FlowNode): boolean {
  return implementation.kind !== 'none' && implementation.kind !== 'decision';
}
