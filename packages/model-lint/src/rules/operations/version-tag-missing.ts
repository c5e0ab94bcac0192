import type { Rule } from '../../rule.ts';

/** I2 of the check table: a version that nobody can name. */
export const versionTagMissing: Rule = {
  name: 'version-tag-missing',
  severity: 'info',
  title: 'A process has no version tag.',
  why: 'The engine counts versions for itself, differently in each environment: nobody can say which state of the model an instance runs on.',
  cure: 'Add `camunda:versionTag` to the process and raise it with each change.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (process.element.camunda('versionTag')?.trim()) continue;
      const message = `the process "${process.id}" has no version tag`;
      report({ file: project.fileOf(process), element: process.element, subject: process, message });
    }
  },
};
