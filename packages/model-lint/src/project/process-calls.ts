import type { CallOfProcess, FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { isConstant } from './is-constant.ts';
import type { Project } from './project.ts';

/** A call activity that names the process that it calls. */
export interface ProcessCall {
  readonly caller: ProcessGraph;
  readonly node: FlowNode;
  readonly call: CallOfProcess;
  readonly calledKey: string;
  /** The executable process of the project with this key; the first when there are several. */
  readonly called: ProcessGraph | undefined;
}

const callsByProject = new WeakMap<Project, readonly ProcessCall[]>();

/** Every call of the project whose target is not an expression. */
export function processCalls(project: Project): readonly ProcessCall[] {
  const known = callsByProject.get(project);
  if (known) return known;
  const processByKey = new Map(project.processes.toReversed().map((process) => [process.id, process]));
  const calls = project.processes.flatMap((caller) =>
    caller.allNodes.flatMap((node) => {
      const calledKey = node.call?.calledElement;
      if (!node.call || calledKey === undefined || !isConstant(calledKey)) return [];
      return [{ caller, node, call: node.call, calledKey, called: processByKey.get(calledKey) }];
    }),
  );
  callsByProject.set(project, calls);
  return calls;
}
