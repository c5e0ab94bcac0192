import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import { userTasks } from './user-tasks.ts';

/** A due date or follow-up date of a user task, as the model says it. */
export interface StatedDate {
  readonly process: ProcessGraph;
  readonly node: FlowNode;
  readonly attribute: 'dueDate' | 'followUpDate';
  readonly text: string;
}

/** The dates of all user tasks. */
export function dueDates(project: Project): readonly StatedDate[] {
  return userTasks(project).flatMap(({ process, node }) =>
    (['dueDate', 'followUpDate'] as const).flatMap((attribute) => {
      const text = node.element.camunda(attribute);
      return text ? [{ process, node, attribute, text }] : [];
    }),
  );
}
