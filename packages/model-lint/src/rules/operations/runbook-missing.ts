import { propertyAround } from '../../project/property-around.ts';
import type { Rule } from '../../rule.ts';
import { jobReasons } from './job-reasons.ts';

/** I4 of the check table: an incident of which nobody knows what to do. */
export const runbookMissing: Rule = {
  name: 'runbook-missing',
  severity: 'warning',
  title: 'An element can have incidents and names no runbook, although the policy has a property for it.',
  why: 'When it fails, whoever is on call sees a stack trace and has to find out what the step does and whether it may run again.',
  cure: 'Add the property that the policy names to the element, a subprocess around it or the process.',
  check({ project, report }) {
    const { runbookProperty } = project.policy;
    if (runbookProperty === undefined) return;
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const reasons = [
          ...(node.implementation.kind === 'external' ? ['an external task'] : []),
          ...jobReasons(node).map(({ text }) => text),
        ];
        if (reasons.length === 0 || propertyAround(node, runbookProperty) !== undefined) continue;
        const message = `"${node.id}" is ${reasons.join(' and ')}, and has no property "${runbookProperty}"`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};
