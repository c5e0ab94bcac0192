import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { decisionTasksOf, isExpression } from './decision-tasks.ts';

/** D1 of the check table. */
export const decisionMissing: Rule = {
  name: 'decision-missing',
  severity: 'error',
  title: 'A business rule task names a decision that the project does not have.',
  why: 'The engine looks for the decision only when the task is reached. It finds none, the task fails, and the instance waits with an incident or its caller gets the error.',
  cure: 'Correct `camunda:decisionRef`, or add the DMN file to the project.',
  check({ project, report }) {
    for (const { process, node, call } of decisionTasksOf(project)) {
      const id = call.decisionRef?.trim() ?? '';
      if (isExpression(id)) continue;
      const message = problemOf(project, id);
      if (message) report({ file: project.fileOf(process), element: node.element, message });
    }
  },
};

function problemOf(project: Project, id: string): string | undefined {
  if (id === '') return 'the decision has no name: camunda:decisionRef is empty';
  const decision = project.decisions.get(id);
  if (!decision) {
    const near = [...project.decisions.values()].find((one) => alike(one.id, id) || alike(one.name ?? '', id));
    return `there is no decision "${id}" in the project${near ? `, but there is "${near.id}"` : ''}`;
  }
  const hasLogic = decision.element.children.some(({ tag }) => tag === 'decisionTable' || tag === 'literalExpression');
  if (hasLogic) return undefined;
  return `the decision "${id}" has neither a decision table nor a literal expression, so the engine does not deploy it`;
}

function alike(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(a) !== '' && plain(a) === plain(b);
}
