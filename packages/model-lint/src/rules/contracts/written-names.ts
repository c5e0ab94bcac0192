import type { FlowNode } from '@stepwright/model/graph';
import { messageContractOf, taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import type { Repetition } from './repetitions-of.ts';

/** Tells which variables may have another value in each pass of a repetition, as far as contracts and mappings say. Keeps what it found. */
export class WrittenNames {
  readonly #project: Project;
  readonly #written = new Map<object, ReadonlySet<string>>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Whether a variable may differ for a node from pass to pass. */
  mayDiffer(name: string, node: FlowNode, repetition: Repetition): boolean {
    const end = repetition.kind === 'loop' ? repetition.through : repetition.owner;
    for (let at: FlowNode | undefined = node; at; at = at === end ? undefined : at.scope.owner) {
      if (at.inputs.some((input) => input.name === name) || at.loop?.elementVariable === name) return true;
    }
    return this.#writtenIn(repetition).has(name);
  }

  #writtenIn(repetition: Repetition): ReadonlySet<string> {
    const key = repetition.kind === 'loop' ? repetition.nodes : repetition.owner;
    const known = this.#written.get(key);
    if (known) return known;
    const written = new Set<string>();
    const open = repetition.kind === 'loop' ? [...repetition.nodes] : [repetition.owner];
    for (let at = open.pop(); at; at = open.pop()) {
      for (const name of writtenBy(this.#project, at)) written.add(name);
      open.push(...(at.inner?.nodes ?? []));
    }
    this.#written.set(key, written);
    return written;
  }
}

function writtenBy(project: Project, node: FlowNode): readonly string[] {
  const { implementation, event, call } = node;
  return [
    ...Object.keys(taskContractOf(project, node)?.output ?? {}),
    ...Object.keys(messageContractOf(project, node)?.variables ?? {}),
    ...node.outputs.map(({ name }) => name),
    ...(call?.outs ?? []).map(({ target }) => target ?? ''),
    ...('resultVariable' in implementation ? [implementation.resultVariable ?? ''] : []),
    ...(implementation.kind === 'decision' ? [implementation.decision.resultVariable ?? ''] : []),
    event?.codeVariable ?? '',
    event?.messageVariable ?? '',
  ];
}
