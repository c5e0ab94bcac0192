import type { DecisionCall, FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project, ProjectDecision } from '../../project/project.ts';

/** A task, or a thrown message, that evaluates a decision. */
export interface DecisionTask {
  readonly process: ProcessGraph;
  readonly node: FlowNode;
  readonly call: DecisionCall;
  /** The decision that it names; undefined when there is none, or when the name is an expression. */
  readonly decision: ProjectDecision | undefined;
}

/** Everything in a project that evaluates a decision. */
export function decisionTasksOf(project: Project): readonly DecisionTask[] {
  return project.processes.flatMap((process) =>
    process.allNodes.flatMap((node) => {
      const { implementation } = node;
      if (implementation.kind !== 'decision') return [];
      const { decision: call } = implementation;
      return [{ process, node, call, decision: project.decisions.get(call.decisionRef ?? '') }];
    }),
  );
}

/** Whether a text is computed at run time. */
export function isExpression(text: string): boolean {
  return /[$#]\{/.test(text);
}
