import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { availabilityOf } from '../../data-flow/availability.ts';
import { type Declaration, declarationsOf } from '../../data-flow/declarations.ts';
import { outerReadsOf } from '../../data-flow/outer-reads.ts';
import type { VariableRead } from '../../data-flow/variable-steps.ts';
import type { Project } from '../../project/project.ts';
import { remembered } from '../../project/remembered.ts';

/** A read of a variable that is declared and yet not there on some way. */
export interface MissingRead {
  readonly read: VariableRead;
  readonly declarations: readonly Declaration[];
  /** The way on which nothing sets it. */
  readonly way: readonly FlowNode[];
}

/** Finds the strict reads of a process that fail on some way through it. */
export const missingReadsOf: (project: Project, process: ProcessGraph) => readonly MissingRead[] = remembered(collect);

function collect(project: Project, process: ProcessGraph): readonly MissingRead[] {
  if (!project.contractOf(process)) return [];
  const availability = availabilityOf(project, process);
  const { byName } = declarationsOf(project, process);
  return outerReadsOf(project, process).flatMap((read) => {
    const { name, node, phase, isStrict } = read;
    const declarations = byName.get(name);
    if (!isStrict || !declarations) return [];
    const isSure = phase === 'after' || phase === 'outputs' ? availability.isSureAfter : availability.isSureBefore;
    return isSure(node, name) ? [] : [{ read, declarations, way: availability.wayWithout(node, name) }];
  });
}

/** Who sets it, for messages. */
export function settersOf({ declarations }: MissingRead): string {
  const setters = [
    ...new Set(declarations.map(({ origin, isOptional }) => (isOptional ? `${origin}, where it is optional` : origin))),
  ];
  return setters.slice(0, 3).join('; ');
}
