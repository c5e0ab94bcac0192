import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';
import { userTasks } from './user-tasks.ts';

/** G1 of the check table: a task that stands in nobody's list. */
export const userTaskUnassigned: Rule = {
  name: 'user-task-unassigned',
  severity: 'warning',
  title: 'A user task has neither an assignee nor candidates.',
  why: "The task is created and stands in nobody's list: the process waits until somebody looks for it.",
  cure: 'Add `camunda:assignee`, `camunda:candidateUsers` or `camunda:candidateGroups`.',
  check({ project, report }) {
    for (const { process, node } of userTasks(project)) {
      if (isAssigned(node.element) || hasTaskListener(node.element)) continue;
      const message = `the user task "${node.id}" is offered to nobody`;
      report({ file: project.fileOf(process), element: node.element, subject: node, message });
    }
  },
};

function isAssigned(element: XmlElement): boolean {
  const attributes = ['assignee', 'candidateUsers', 'candidateGroups'].map((name) => element.camunda(name)?.trim());
  const owners = [...element.elements('humanPerformer'), ...element.elements('potentialOwner')];
  return attributes.some((value) => value !== undefined && value !== '') || owners.length > 0;
}

/** A listener may assign the task. */
function hasTaskListener(element: XmlElement): boolean {
  return element.elements('extensionElements').some((one) => one.camundaElements('taskListener').length > 0);
}
