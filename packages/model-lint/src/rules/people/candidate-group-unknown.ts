import type { XmlElement } from '@stepwright/model/xml';
import { constantEntriesOf } from '../../project/text-list.ts';
import type { Rule } from '../../rule.ts';
import { userTasks } from './user-tasks.ts';

/** G1 of the check table: a group that the project does not have. */
export const candidateGroupUnknown: Rule = {
  name: 'candidate-group-unknown',
  severity: 'error',
  title: 'A user task is offered to a group that the policy does not name.',
  why: 'Nobody is in a group that does not exist, so nobody sees the task.',
  cure: 'Correct the name, or add the group to `candidateGroups` of the policy.',
  check({ project, report }) {
    const { candidateGroups } = project.policy;
    if (!candidateGroups) return;
    const known = new Set(candidateGroups);
    const names = candidateGroups.map((one) => `"${one}"`).join(', ') || 'the policy, which has none';
    for (const { process, node } of userTasks(project)) {
      for (const { group, element } of groupsOf(node.element)) {
        if (known.has(group)) continue;
        const message = `the group "${group}" is not one of ${names}`;
        report({ file: project.fileOf(process), element, subject: node, message });
      }
    }
  },
};

function groupsOf(task: XmlElement): readonly { readonly group: string; readonly element: XmlElement }[] {
  const owners = task
    .elements('potentialOwner')
    .flatMap((owner) => owner.elements('resourceAssignmentExpression'))
    .flatMap((assignment) => assignment.elements('formalExpression'));
  return [
    ...constantEntriesOf(task.camunda('candidateGroups') ?? '').map((group) => ({ group, element: task })),
    ...owners.flatMap((element) =>
      constantEntriesOf(element.text)
        .flatMap(groupOfOwner)
        .map((group) => ({ group, element })),
    ),
  ];
}

/** `group(sales)` and `sales` are groups, `user(jane)` is none. */
function groupOfOwner(entry: string): readonly string[] {
  if (/^user\(.*\)$/s.test(entry)) return [];
  return [/^group\((.*)\)$/s.exec(entry)?.[1]?.trim() ?? entry];
}
