import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';

/** The user tasks of all executable processes. */
export function userTasks(project: Project): readonly { readonly process: ProcessGraph; readonly node: FlowNode }[] {
  return project.processes.flatMap((process) =>
    process.allNodes.filter(({ kind }) => kind === 'userTask').map((node) => ({ process, node })),
  );
}
