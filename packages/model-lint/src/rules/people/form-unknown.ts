import { formOf } from '../../data-flow/form-of.ts';
import { isConstant } from '../../project/is-constant.ts';
import type { Rule } from '../../rule.ts';

/** G2 of the check table: a form that the project does not have. */
export const formUnknown: Rule = {
  name: 'form-unknown',
  severity: 'error',
  title: 'A user task or start event names a form that the policy does not know.',
  why: 'The task list finds no such form: the task is there and cannot be filled in.',
  cure: 'Correct the key, or add the form with its variables to `forms` of the policy.',
  check({ project, report }) {
    const { forms } = project.policy;
    if (!forms) return;
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const key = formOf(node, project.policy)?.key;
        if (key === undefined || !isConstant(key) || Object.hasOwn(forms, key)) continue;
        const keys = Object.keys(forms).map((one) => `"${one}"`);
        const message = `the form "${key}" is not known; the policy has ${keys.join(', ') || 'none'}`;
        report({ file: project.fileOf(process), element: node.element, subject: node, message });
      }
    }
  },
};
