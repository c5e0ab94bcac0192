import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Project } from '../project/project.ts';
import { type VariableRead, variableStepsOf } from './variable-steps.ts';
import { visibleLocals } from './visible-locals.ts';

const known = new WeakMap<Project, Map<ProcessGraph, readonly VariableRead[]>>();

/** What the nodes of a process read from the process itself, and not from what they or subprocesses around them have made for themselves. */
export function outerReadsOf(project: Project, process: ProcessGraph): readonly VariableRead[] {
  const ofProject = known.get(project) ?? new Map<ProcessGraph, readonly VariableRead[]>();
  known.set(project, ofProject);
  const found = ofProject.get(process) ?? collect(project, process);
  ofProject.set(process, found);
  return found;
}

function collect(project: Project, process: ProcessGraph): readonly VariableRead[] {
  const reads = [...variableStepsOf(project, process).values()].flatMap((steps) => steps.reads);
  return reads.filter((read) => !visibleLocals(read).has(read.name));
}

/** Where a read stands. */
export function placeOfRead({ expression, node }: VariableRead): XmlElement {
  return expression?.element ?? node.element;
}
