import type { ProcessGraph } from '@stepwright/model/graph';

/** Whether people may see any variable: the form of a user task is not the model's. */
export function showsVariables(process: ProcessGraph): boolean {
  return process.allNodes.some(({ kind }) => kind === 'userTask');
}
