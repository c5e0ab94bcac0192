import { declarationsOf } from '../../data-flow/declarations.ts';
import { outerReadsOf, placeOfRead } from '../../data-flow/outer-reads.ts';
import { nearestName } from '../../project/nearest-name.ts';
import type { Rule } from '../../rule.ts';

/** C5 of the check table. */
export const variableUndeclared: Rule = {
  name: 'variable-undeclared',
  severity: 'error',
  title: 'An expression reads a variable that no contract, form, message or mapping of the process declares.',
  why: 'The engine fails with "Unknown property used in expression" when it comes to the expression: a job becomes an incident, and whoever completed a task before it gets an error.',
  cure: 'Correct the name, or declare the variable in the contract of what sets it.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      if (mayHoldOthers) continue;
      for (const read of outerReadsOf(project, process)) {
        const { name, node, via, expression, isStrict } = read;
        const isBean = expression?.names.some((one) => one.name === name && one.isObject);
        if (!expression || !isStrict || isBean || byName.has(name)) continue;
        const near = nearestName(name, byName.keys());
        report({
          file: project.fileOf(process),
          element: placeOfRead(read),
          subject: expression.flow ?? node,
          message: `${via} reads "${name}", which nothing declares${near ? `; "${near}" is declared` : ''}`,
        });
      }
    }
  },
};
