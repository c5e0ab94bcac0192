import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';

/** Which variables a process may get other values for than its contract says. */
export interface ModelWrites {
  /** What mappings, calls, results and events set. */
  readonly names: ReadonlySet<string>;
  /** Whether code or whoever completes a user task may set any variable. */
  readonly mayBeAnything: boolean;
}

const known = new WeakMap<ProcessGraph, ModelWrites>();

/** Reads what the elements of a process write; once for each process. */
export function modelWritesOf(process: ProcessGraph): ModelWrites {
  const writes = known.get(process) ?? {
    names: new Set(process.allNodes.flatMap(namesSetBy)),
    mayBeAnything: process.allNodes.some(mayWriteAnything),
  };
  known.set(process, writes);
  return writes;
}

function namesSetBy({ implementation, event, inputs, outputs, call, loop }: FlowNode): readonly string[] {
  const decided = implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined;
  const computed = 'resultVariable' in implementation ? implementation.resultVariable : undefined;
  const mapped = [...inputs, ...outputs].map(({ name }) => name);
  const returned = call?.outs.map(({ target }) => target) ?? [];
  const single = [decided, computed, event?.codeVariable, event?.messageVariable, loop?.elementVariable];
  return [...single, ...mapped, ...returned].filter((name) => name !== undefined);
}

const codeKinds = new Set(['class', 'delegateExpression', 'connector', 'expression', 'script']);

function mayWriteAnything({ kind, implementation, call, element }: FlowNode): boolean {
  const hasListeners = element
    .elements('extensionElements')
    .some((one) => one.children.some(({ tag }) => tag.endsWith('Listener')));
  const takesAll = call?.outs.some(({ isAll }) => isAll) ?? false;
  return kind === 'userTask' || codeKinds.has(implementation.kind) || takesAll || hasListeners;
}
