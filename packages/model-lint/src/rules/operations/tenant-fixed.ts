import { isConstant } from '../../project/is-constant.ts';
import type { Rule } from '../../rule.ts';

const attributes = ['calledElementTenantId', 'decisionRefTenantId', 'caseTenantId'];

/** I5 of the check table: a model that works for one tenant only. */
export const tenantFixed: Rule = {
  name: 'tenant-fixed',
  severity: 'warning',
  title: 'A call or a decision names one tenant.',
  why: 'The instances of every tenant use the process or decision of this one, and none is found where the tenant does not exist.',
  cure: 'Leave the attribute out, so that the tenant of the instance counts, or give an expression.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        for (const name of attributes) {
          const tenant = node.element.camunda(name);
          if (tenant === undefined || tenant === '' || !isConstant(tenant)) continue;
          const message = `camunda:${name} is "${tenant}" for the instances of every tenant`;
          report({ file: project.fileOf(process), element: node.element, subject: node, message });
        }
      }
    }
  },
};
