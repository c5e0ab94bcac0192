import type { FlowNode, ProcessFile } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';

/** Tells whether a message flow of the diagram goes from a node to somewhere outside of the processes of its file, such as an empty pool. */
export function outsideFlowTest(project: Project): (node: FlowNode) => boolean {
  const sources = new Map(
    project.files.flatMap(({ model }) => (model ? [[model, outsideSources(model)] as const] : [])),
  );
  return (node) => sources.get(node.scope.process.file)?.has(node.id) === true;
}

function outsideSources({ root, processes }: ProcessFile): ReadonlySet<string> {
  const inside = new Set(processes.flatMap(({ allNodes }) => allNodes.map(({ id }) => id)));
  const flows = root.elements('collaboration').flatMap((collaboration) => collaboration.elements('messageFlow'));
  const leaving = flows.filter((flow) => !inside.has(flow.attribute('targetRef') ?? ''));
  return new Set(leaving.map((flow) => flow.attribute('sourceRef') ?? ''));
}
