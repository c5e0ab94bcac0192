import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import { codePlacesOf } from '../contracts/code-places.ts';
import { type CallSites, callSitesOf } from './call-sites.ts';
import { mayRaiseOtherErrors, raisedErrorsOf } from './raised-errors.ts';

/** What may be raised in a part of a model. */
export interface ErrorSummary {
  readonly codes: ReadonlySet<string>;
  /** Whether nothing else can be raised there. */
  readonly isComplete: boolean;
}

/** Sums up which errors may be raised in activities and processes, caught or not. Owns the summaries, one for each node and process. */
export class ErrorSources {
  readonly #project: Project;
  readonly #calls: CallSites;
  readonly #ofNodes = new Map<FlowNode, ErrorSummary>();
  readonly #ofProcesses = new Map<ProcessGraph, ErrorSummary>();

  constructor(project: Project) {
    this.#project = project;
    this.#calls = callSitesOf(project);
  }

  /** Of an activity with all that is inside of it. */
  in(activity: FlowNode): ErrorSummary {
    const known = this.#ofNodes.get(activity);
    if (known) return known;
    const nodes: FlowNode[] = [activity];
    for (const node of nodes) nodes.push(...(node.inner?.nodes ?? []));
    const summary = join(nodes.map((node) => this.#of(node)));
    this.#ofNodes.set(activity, summary);
    return summary;
  }

  /** Of the nodes of a scope with all that is inside of them. */
  inAll(nodes: readonly FlowNode[]): ErrorSummary {
    return join(nodes.map((node) => this.in(node)));
  }

  #of(node: FlowNode): ErrorSummary {
    const own = this.#ownOf(node);
    if (!node.call) return own;
    const called = this.#calls.calledBy(node);
    return called ? join([own, this.#ofCalled(called)]) : { ...own, isComplete: false };
  }

  #ownOf(node: FlowNode): ErrorSummary {
    const codes = raisedErrorsOf(this.#project, node).map(({ code }) => code);
    return { codes: new Set(codes), isComplete: !mayRaiseOtherErrors(this.#project, node) };
  }

  /** Calls may go round in circles, so processes are walked and not asked for their summaries. */
  #ofCalled(process: ProcessGraph): ErrorSummary {
    const known = this.#ofProcesses.get(process);
    if (known) return known;
    const processes = new Set([process]);
    const parts: ErrorSummary[] = [];
    for (const one of processes) {
      parts.push({ codes: new Set(), isComplete: codePlacesOf(one).length === 0 });
      for (const node of one.allNodes) {
        const called = node.call && this.#calls.calledBy(node);
        if (called) processes.add(called);
        parts.push(node.call && !called ? { codes: new Set(), isComplete: false } : this.#ownOf(node));
      }
    }
    const summary = join(parts);
    this.#ofProcesses.set(process, summary);
    return summary;
  }
}

function join(parts: readonly ErrorSummary[]): ErrorSummary {
  const codes = new Set<string>();
  for (const part of parts) for (const code of part.codes) codes.add(code);
  return { codes, isComplete: parts.every(({ isComplete }) => isComplete) };
}
