import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { type Declaration, declarationsOf, mayWriteAnything } from '../../data-flow/declarations.ts';
import type { Project } from '../../project/project.ts';

/** The variables that something may set in a process, wherever and whenever that is. */
export interface SuppliedVariables {
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** Names that processes which call this one hand over. */
  readonly fromCallers: ReadonlySet<string>;
  /** Whether something may set variables that cannot be told: code, a worker, a form, a start or a caller without contract. */
  readonly isOpen: boolean;
  /** The same, but for what the instance starts with. */
  readonly isOpenAfterStart: boolean;
}

// Owns what was found of each process, as it is asked for every task and table. A graph belongs to one project and never changes.
const known = new WeakMap<ProcessGraph, SuppliedVariables>();

/** Finds what is set in a process, by its contract and by those who call it. */
export function suppliedVariables(project: Project, process: ProcessGraph): SuppliedVariables {
  const found = known.get(process) ?? findSupplied(project, process);
  known.set(process, found);
  return found;
}

function findSupplied(project: Project, process: ProcessGraph): SuppliedVariables {
  const { byName } = declarationsOf(project, process);
  const handed = project.processes
    .flatMap(({ allNodes }) => allNodes)
    .flatMap(({ call }) => (call?.calledElement === process.id ? call.ins : []));
  const isOpenAfterStart =
    [process, ...process.allFlows].some(({ element }) => listens(element)) ||
    process.allNodes.some((node) => mayWriteAnything(project, node));
  return {
    byName,
    fromCallers: new Set(handed.flatMap(({ target }) => target ?? [])),
    isOpen: isOpenAfterStart || !project.contractOf(process) || handed.some(({ isAll }) => isAll),
    isOpenAfterStart,
  };
}

function listens(element: XmlElement): boolean {
  return element.elements('extensionElements').some((one) => one.camundaElements('executionListener').length > 0);
}
