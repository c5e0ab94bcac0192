import { isConstant } from '../../project/is-constant.ts';
import type { Rule } from '../../rule.ts';

const semanticVersion = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** I2 of the check table: a version that does not say how much has changed. */
export const versionTagNotSemantic: Rule = {
  name: 'version-tag-not-semantic',
  severity: 'warning',
  title: 'The version tag of a process is not three numbers although the policy demands it.',
  why: 'Tools that move instances decide by the numbers whether a change is a patch; from another text they can decide nothing.',
  cure: 'Write the tag as major, minor and patch, for example `2.1.0`.',
  check({ project, report }) {
    if (!project.policy.semanticVersionTags) return;
    for (const process of project.processes) {
      const tag = process.element.camunda('versionTag')?.trim() ?? '';
      if (tag === '' || !isConstant(tag) || semanticVersion.test(tag)) continue;
      const message = `the version tag is "${tag}", not three numbers such as 2.1.0`;
      report({ file: project.fileOf(process), element: process.element, subject: process, message });
    }
  },
};
