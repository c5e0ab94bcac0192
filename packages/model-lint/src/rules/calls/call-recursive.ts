import type { ProcessGraph } from '@stepwright/model/graph';
import { type ProcessCall, processCalls } from '../../project/process-calls.ts';
import type { Rule } from '../../rule.ts';

/** H5 of the check table: processes that call each other in a circle. */
export const callRecursive: Rule = {
  name: 'call-recursive',
  severity: 'warning',
  title: 'A call activity leads back to a process that is already being called.',
  why: 'Each round starts an instance inside of the last. When nothing ends it, the engine fills up until a stack or a table is full.',
  cure: 'Turn the circle into a loop of one process. Where the depth is bounded by the data, suppress the finding and say how.',
  check({ project, report }) {
    for (const circle of circlesOf(processCalls(project))) {
      const last = circle.at(-1);
      if (!last) continue;
      const way = [circle[0]?.caller.id, ...circle.map(({ calledKey }) => calledKey)].join(' > ');
      report({
        file: project.fileOf(last.caller),
        element: last.node.element,
        subject: last.node,
        message: `the call of "${last.calledKey}" comes back to where it began: ${way}`,
        path: circle.map(({ node }) => node.id),
      });
    }
  },
};

/** The calls along each circle that a walk in depth meets; the last one closes it. */
function circlesOf(calls: readonly ProcessCall[]): readonly (readonly ProcessCall[])[] {
  const callsBy = Map.groupBy(calls, ({ caller }) => caller);
  const seen = new Set<ProcessGraph>();
  return [...callsBy.keys()].flatMap((root) => (seen.has(root) ? [] : walk(root, callsBy, seen)));
}

interface Step {
  readonly process: ProcessGraph;
  /** The call that led here; undefined at the root. */
  readonly by: ProcessCall | undefined;
  readonly open: ProcessCall[];
}

function walk(
  root: ProcessGraph,
  callsBy: ReadonlyMap<ProcessGraph, readonly ProcessCall[]>,
  seen: Set<ProcessGraph>,
): readonly (readonly ProcessCall[])[] {
  const circles: ProcessCall[][] = [];
  const stepTo = (process: ProcessGraph, by?: ProcessCall): Step => {
    seen.add(process);
    return { process, by, open: [...(callsBy.get(process) ?? [])].reverse() };
  };
  const path = [stepTo(root)];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const call = step.open.pop();
    const called = call?.called;
    if (!call) path.pop();
    else if (called) {
      const from = path.findIndex(({ process }) => process === called);
      if (from >= 0) circles.push([...path.slice(from + 1).flatMap(({ by }) => (by ? [by] : [])), call]);
      else if (!seen.has(called)) path.push(stepTo(called, call));
    }
  }
  return circles;
}
