import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';
import { decisionTasksOf } from './decision-tasks.ts';

/** D3 of the check table. */
export const decisionResultUnused: Rule = {
  name: 'decision-result-unused',
  severity: 'error',
  title: 'A decision is evaluated and its result is kept nowhere.',
  why: 'Without a result variable the result is gone when the task ends: what comes after it decides by a variable that was never set, or by an old value.',
  cure: 'Set `camunda:resultVariable`, and `camunda:mapDecisionResult` for the shape that the model reads.',
  check({ project, report }) {
    for (const { process, node, call } of decisionTasksOf(project)) {
      if (call.resultVariable !== undefined && call.resultVariable.trim() !== '') continue;
      if (mayReadResult(node)) continue;
      const message = `the result of the decision "${call.decisionRef ?? ''}" is kept nowhere`;
      report({ file: project.fileOf(process), element: node.element, message });
    }
  },
};

/** Output mappings and listeners of the task itself may read the result: the engine keeps it as `decisionResult` until the task ends. */
function mayReadResult({ outputs, element }: FlowNode): boolean {
  if (outputs.some(({ isScript, texts }) => isScript || texts.some(({ text }) => text.includes('decisionResult')))) {
    return true;
  }
  return contains(element, 'executionListener');
}

function contains(element: XmlElement, tag: string): boolean {
  return element.elements('extensionElements').some((extensions) => extensions.camundaElements(tag).length > 0);
}
