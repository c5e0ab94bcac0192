import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { levelsAround } from './catchers-of.ts';
import { EscapeFinder } from './escape-finder.ts';
import { levelsInWords } from './levels-in-words.ts';

/** B7 of the check table at run time; what the engine refuses about escalations is found by `deploy/` rules. */
export const escalationUncaught: Rule = {
  name: 'escalation-uncaught',
  severity: 'warning',
  title: 'An escalation is thrown that nothing around it catches.',
  why: 'The engine goes on as if nothing had been thrown: whoever should have been told is not, and the engine writes no more than a line into its log.',
  cure: 'Add an escalation boundary event to the subprocess or call activity around it, or an event subprocess that starts with it; or remove the event.',
  check({ project, report }) {
    const finder = new EscapeFinder(project);
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const code = thrownCode(node);
        if (code === undefined || finder.escapesOf({ kind: 'escalation', code, node }).length === 0) continue;
        const message = `nothing catches the escalation ${code}`;
        const details = levelsInWords(levelsAround({ kind: 'escalation', node }));
        const element = node.event?.element ?? node.element;
        report({ file: project.fileOf(process), element, subject: node, message, details });
      }
    }
  },
};

function thrownCode({ kind, event }: FlowNode): string | undefined {
  const isThrown = kind === 'endEvent' || kind === 'intermediateThrowEvent';
  return isThrown && event?.kind === 'escalation' ? event.reference?.code : undefined;
}
