import type { ProcessGraph } from '@stepwright/model/graph';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';

/** Code may read everything; so may a child that gets all variables, a form, and a decision that is not in the project. */
export function hasUnknownReaders(project: Project, process: ProcessGraph): boolean {
  return process.allNodes.some((node) => {
    const { implementation, call, kind } = node;
    if (
      ['class', 'delegateExpression', 'script', 'connector', 'mail', 'shell', 'unknownType'].includes(
        implementation.kind,
      )
    )
      return true;
    if (implementation.kind === 'external' && !taskContractOf(project, node)) return true;
    if (implementation.kind === 'decision' && !project.decisions.has(implementation.decision.decisionRef ?? ''))
      return true;
    if (kind === 'userTask') return true;
    if ([...node.inputs, ...node.outputs].some(({ isScript }) => isScript)) return true;
    return call?.ins.some(({ isAll }) => isAll) ?? false;
  });
}
