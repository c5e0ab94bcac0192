import { placeOfRead } from '../../data-flow/outer-reads.ts';
import type { Rule } from '../../rule.ts';
import { missingReadsOf, settersOf } from './missing-reads.ts';

/** C1 of the check table. */
export const variableUnwritten: Rule = {
  name: 'variable-unwritten',
  severity: 'error',
  title: 'An expression reads a variable that is not set on some way to it.',
  why: 'On that way the engine fails with "Unknown property used in expression": the instance stops with an incident, or whoever completed the task before gets an error.',
  cure: 'Set the variable on every way, for example by the start contract, or read it with `execution.getVariable("name")`, which gives null.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const missing of missingReadsOf(project, process)) {
        const { read, way } = missing;
        if (!read.expression) continue;
        report({
          file: project.fileOf(process),
          element: placeOfRead(read),
          subject: read.expression.flow ?? read.node,
          message: `${read.via} reads "${read.name}", which is not set on every way: only ${settersOf(missing)} sets it`,
          path: way.map(({ id }) => id),
        });
      }
    }
  },
};
