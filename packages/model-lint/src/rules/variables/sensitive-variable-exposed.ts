import type { FlowNode } from '@stepwright/model/graph';
import { variableStepsOf } from '../../data-flow/variable-steps.ts';
import type { Rule } from '../../rule.ts';

/** C10 of the check table. */
export const sensitiveVariableExposed: Rule = {
  name: 'sensitive-variable-exposed',
  severity: 'error',
  title: 'An element reads a variable of a class that it is not cleared for.',
  why: "Personal or secret data reaches a worker, a called process, a person's task list or a log that was not meant to have it.",
  cure: 'Remove the read, or clear the element by the property of the policy (`clearance` by default) with the class in its value.',
  check({ project, report }) {
    const { sensitiveVariables, clearanceProperty = 'clearance' } = project.policy;
    if (!sensitiveVariables) return;
    for (const process of project.processes) {
      for (const [node, { reads }] of variableStepsOf(project, process)) {
        const cleared = clearancesOf(node, clearanceProperty);
        for (const read of reads) {
          const sensitiveClass = Object.hasOwn(sensitiveVariables, read.name)
            ? sensitiveVariables[read.name]
            : undefined;
          if (sensitiveClass === undefined || cleared.has(sensitiveClass)) continue;
          const message = `${read.via} reads "${read.name}", which is ${sensitiveClass}; "${node.id}" is not cleared for that`;
          const element = read.expression?.element ?? node.element;
          report({ file: project.fileOf(process), element, subject: read.expression?.flow ?? node, message });
        }
        if (!node.call?.ins.some(({ isAll }) => isAll)) continue;
        const open = Object.entries(sensitiveVariables).find(([, one]) => !cleared.has(one));
        if (!open) continue;
        const message = `the call "${node.id}" passes all variables, "${open[0]}" among them, which is ${open[1]}; it is not cleared for that`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};

/** The classes that the element, a subprocess around it or its process is cleared for. */
function clearancesOf(node: FlowNode, property: string): ReadonlySet<string> {
  const texts = [node.properties.get(property), node.scope.process.properties.get(property)];
  for (let owner = node.scope.owner; owner; owner = owner.scope.owner) texts.push(owner.properties.get(property));
  return new Set(texts.flatMap((text) => (text ?? '').split(',')).map((one) => one.trim()));
}
