import type { Rule } from '../../rule.ts';

/** I4 of the check table: a process that belongs to nobody. */
export const ownerMissing: Rule = {
  name: 'owner-missing',
  severity: 'warning',
  title: 'A process does not name its owner, although the policy has a property for it.',
  why: 'Nobody knows who is called when its instances stand still.',
  cure: 'Add the property that the policy names to the process.',
  check({ project, report }) {
    const { ownerProperty } = project.policy;
    if (ownerProperty === undefined) return;
    for (const process of project.processes) {
      if (process.properties.get(ownerProperty)?.trim()) continue;
      const message = `the process "${process.id}" has no property "${ownerProperty}"`;
      report({ file: project.fileOf(process), element: process.element, subject: process, message });
    }
  },
};
