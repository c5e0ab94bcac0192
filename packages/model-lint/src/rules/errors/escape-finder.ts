import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import { type CallSites, callSitesOf } from './call-sites.ts';
import { catcherOf, type Thrown, type ThrownKind } from './catchers-of.ts';

/** Finds where what is thrown leaves the outermost process uncaught. Owns what was found for each process and code. */
export class EscapeFinder {
  readonly #calls: CallSites;
  readonly #beyondRoot = new Map<string, readonly FlowNode[]>();

  constructor(project: Project) {
    this.#calls = callSitesOf(project);
  }

  /**
   * The nodes at which it leaves a process that nothing calls: the thrower itself, or the call activities that it comes through. None when it is
   * caught on every way, or when it is not known who calls.
   */
  escapesOf(thrown: Thrown): readonly FlowNode[] {
    if (catcherOf(thrown)) return [];
    const { process } = thrown.node.scope;
    if (this.#calls.callsOf(process).length === 0) return this.#isOutermost(process) ? [thrown.node] : [];
    return this.#escapesBeyondRoot(process, thrown.kind, thrown.code);
  }

  #isOutermost(process: ProcessGraph): boolean {
    return this.#calls.callsOf(process).length === 0 && !this.#calls.mayBeCalledUnseen(process);
  }

  #escapesBeyondRoot(start: ProcessGraph, kind: ThrownKind, code: string): readonly FlowNode[] {
    const key = `${kind} ${start.id} ${code}`;
    const known = this.#beyondRoot.get(key);
    if (known) return known;
    const escapes: FlowNode[] = [];
    const open = [start];
    const seen = new Set(open);
    for (const process of open) {
      for (const node of this.#calls.callsOf(process)) {
        if (catcherOf({ kind, code, node, isFromCalled: true })) continue;
        const caller = node.scope.process;
        if (this.#isOutermost(caller)) escapes.push(node);
        if (seen.has(caller)) continue;
        seen.add(caller);
        open.push(caller);
      }
    }
    this.#beyondRoot.set(key, escapes);
    return escapes;
  }
}
