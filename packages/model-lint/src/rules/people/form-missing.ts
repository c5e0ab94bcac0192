import type { FlowNode } from '@stepwright/model/graph';
import { formOf } from '../../data-flow/form-of.ts';
import type { Rule } from '../../rule.ts';

/** G2 of the check table: a task that nobody can fill in. */
export const formMissing: Rule = {
  name: 'form-missing',
  severity: 'warning',
  title: 'A user task, or a start that the task list offers, has no form although the project keeps forms.',
  why: 'People see a generic list of variables, or nothing: they cannot give what the next steps need.',
  cure: 'Add `camunda:formKey` or `camunda:formRef` with a form of the policy, or form fields.',
  check({ project, report }) {
    if (!project.policy.forms) return;
    for (const process of project.processes) {
      const isOffered = process.element.camunda('isStartableInTasklist') === 'true';
      for (const node of process.allNodes) {
        const isFilledIn = node.kind === 'userTask' || (isOffered && isPlainStart(node));
        if (!isFilledIn || formOf(node, project.policy)) continue;
        const message = `"${node.id}" has neither a form key nor a form reference nor form fields`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};

function isPlainStart({ kind, scope, event }: FlowNode): boolean {
  return kind === 'startEvent' && !scope.owner && !event;
}
