import { taskContractOf, topicOf } from '../../project/contracts-of.ts';
import type { Rule } from '../../rule.ts';

/** C9 of the check table. */
export const taskSeesAllVariables: Rule = {
  name: 'task-sees-all-variables',
  severity: 'info',
  title: 'An external task has neither a contract nor input mappings.',
  why: 'Its worker may fetch every variable of the instance, so nobody knows what it needs, and what is added later reaches it too.',
  cure: 'Give the topic a contract whose input lists what it needs, or map its inputs.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (topicOf(node) === undefined || node.inputs.length > 0 || taskContractOf(project, node)) continue;
        const message = `the worker of "${topicOf(node)}" may read every variable of the process`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
