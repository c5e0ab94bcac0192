import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';

/** Who calls whom in a project. */
export interface CallSites {
  /** The call activities that call a process by its id. */
  callsOf(process: ProcessGraph): readonly FlowNode[];
  /** Whether a call activity whose target is an expression may call it. */
  mayBeCalledUnseen(process: ProcessGraph): boolean;
  /** The process that a call activity calls; undefined when it is not in the project or not known. */
  calledBy(node: FlowNode): ProcessGraph | undefined;
}

/** Looks at every call activity of a project once. */
export function callSitesOf({ processes }: Project): CallSites {
  const byId = new Map(processes.map((process) => [process.id, process]));
  const calls = new Map<string, FlowNode[]>();
  const computed: string[] = [];
  for (const node of processes.flatMap(({ allNodes }) => allNodes)) {
    const target = node.call?.calledElement;
    if (target === undefined) continue;
    if (isExpression(target)) computed.push(target);
    else calls.set(target, [...(calls.get(target) ?? []), node]);
  }
  return {
    callsOf: ({ id }) => calls.get(id) ?? [],
    mayBeCalledUnseen: ({ id }) => computed.some((text) => mayName(text, id)),
    calledBy: ({ call }) => byId.get(call?.calledElement ?? ''),
  };
}

function isExpression(text: string): boolean {
  return /[$#]\{/.test(text);
}

/** What stands around the expressions must be in the id. */
function mayName(text: string, id: string): boolean {
  const before = text.slice(0, text.search(/[$#]\{/));
  const after = text.slice(text.lastIndexOf('}') + 1);
  return id.startsWith(before) && id.endsWith(after);
}
