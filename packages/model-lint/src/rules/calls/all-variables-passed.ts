import type { Rule } from '../../rule.ts';

/** H4 of the check table: a call that hands over everything. */
export const allVariablesPassed: Rule = {
  name: 'all-variables-passed',
  severity: 'warning',
  title: 'A call activity passes all variables in, or takes all out.',
  why: 'The other process sees what it has no business to see, and a variable that happens to have the same name there is overwritten.',
  cure: 'Name each variable that is passed, in a `camunda:in` or `camunda:out` of its own.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        for (const { element, isAll } of [...(node.call?.ins ?? []), ...(node.call?.outs ?? [])]) {
          // With local="true" only what the activity's own mappings made is passed.
          if (!isAll || element.attribute('local') === 'true') continue;
          const way = element.tag === 'in' ? 'passes all variables to' : 'takes all variables out of';
          const message = `the call ${way} "${node.call?.calledElement ?? node.element.camunda('caseRef') ?? ''}"`;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};
