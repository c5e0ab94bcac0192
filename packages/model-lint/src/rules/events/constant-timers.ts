import type { FlowNode, ProcessGraph, TimerText } from '@stepwright/model/graph';
import { isConstant } from '../../project/is-constant.ts';
import type { Project } from '../../project/project.ts';

/** A timer whose text is the same for every instance. */
export interface ConstantTimer {
  readonly process: ProcessGraph;
  readonly node: FlowNode;
  readonly timer: TimerText;
  /** Whether it starts the process itself, so that the engine reads it at deployment. */
  readonly isProcessStart: boolean;
}

/** The timers of all executable processes that are no expressions. */
export function constantTimers(project: Project): readonly ConstantTimer[] {
  return project.processes.flatMap((process) =>
    process.allNodes.flatMap((node) => {
      const timer = node.event?.timer;
      if (!timer || !isConstant(timer.text)) return [];
      return [{ process, node, timer, isProcessStart: node.kind === 'startEvent' && !node.scope.owner }];
    }),
  );
}
