import { formOf } from '../../data-flow/form-of.ts';
import type { Rule } from '../../rule.ts';
import { knownVariables } from './known-variables.ts';

/** G2 of the check table: what people fill in for nobody. */
export const formFieldUndeclared: Rule = {
  name: 'form-field-undeclared',
  severity: 'warning',
  title: 'A form sets a variable that no contract and no expression of its process knows.',
  why: 'People fill in a value that nothing reads. Most often the name is misspelt, and what should read it finds nothing.',
  cure: 'Give the field the name that the contract uses, declare the variable, or remove the field.',
  check({ project, report }) {
    for (const process of project.processes) {
      const known = knownVariables(project, process);
      if (!known) continue;
      for (const node of process.allNodes) {
        const form = formOf(node, project.policy);
        const stated = (form?.stated ?? []).map((id) => ({ id, element: node.element }));
        for (const { id, element } of [...(form?.fields ?? []), ...stated]) {
          if (known.has(id)) continue;
          const message = `the form field "${id}" is in no contract of "${process.id}" and in none of its expressions`;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};
