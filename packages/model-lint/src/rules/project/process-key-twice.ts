import type { Rule } from '../../rule.ts';
import { keysTwice } from './keys-twice.ts';

/** J1 of the check table, for processes. */
export const processKeyTwice: Rule = {
  name: 'process-key-twice',
  severity: 'error',
  title: 'Two files have a process with the same id.',
  why: 'The engine takes the second as a new version of the first: which one runs depends on the order of deployment, and the other is never started.',
  cure: 'Give one of them another id, or remove the file that is no longer used. Models of different tenants are projects of their own.',
  check({ project, report }) {
    const processes = project.processes.map((process) => ({
      key: process.id,
      file: project.fileOf(process),
      element: process.element,
    }));
    for (const finding of keysTwice('process', processes)) report(finding);
  },
};
