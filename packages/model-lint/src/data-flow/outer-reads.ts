import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Project } from '../project/project.ts';
import { remembered } from '../project/remembered.ts';
import { type VariableRead, variableStepsOf } from './variable-steps.ts';
import { visibleLocals } from './visible-locals.ts';

/** What the nodes of a process read from the process itself, and not from what they or subprocesses around them have made for themselves. */
export const outerReadsOf: (project: Project, process: ProcessGraph) => readonly VariableRead[] = remembered(collect);

function collect(project: Project, process: ProcessGraph): readonly VariableRead[] {
  const reads = [...variableStepsOf(project, process).values()].flatMap((steps) => steps.reads);
  return reads.filter((read) => !visibleLocals(read).has(read.name));
}

/** Where a read stands. */
export function placeOfRead({ expression, node }: VariableRead): XmlElement {
  return expression?.element ?? node.element;
}
