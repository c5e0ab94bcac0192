import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import { codePlacesOf } from '../contracts/code-places.ts';

/** Tells whether anything may read a variable of a process. Owns the words of each file and process, so that each text is split once. */
export class VariableReaders {
  readonly #project: Project;
  readonly #words = new Map<object, ReadonlySet<string>>();
  readonly #unknown = new Map<ProcessGraph, boolean>();

  constructor(project: Project) {
    this.#project = project;
  }

  /**
   * Whether the name stands anywhere in the process but where error events set it, in another file or in the input of a contract, or whether
   * something reads variables of which nothing is known.
   */
  mayRead(process: ProcessGraph, name: string): boolean {
    if (this.#hasUnknownReader(process) || this.#wordsOf(process).has(name)) return true;
    const own = this.#project.fileOf(process);
    if (this.#project.files.some((file) => file !== own && this.#wordsOfText(file, () => file.text).has(name))) {
      return true;
    }
    return this.#project.contracts.some(({ tasks }) => tasks.some(({ input }) => Object.hasOwn(input, name)));
  }

  #hasUnknownReader(process: ProcessGraph): boolean {
    const known = this.#unknown.get(process);
    if (known !== undefined) return known;
    const owners = [process, ...process.allNodes];
    const isUnknown =
      owners.some((owner) => codePlacesOf(owner).length > 0) ||
      process.allNodes.some((node) => readsUnknown(this.#project, node));
    this.#unknown.set(process, isUnknown);
    return isUnknown;
  }

  #wordsOf(process: ProcessGraph): ReadonlySet<string> {
    return this.#wordsOfText(process, () => withoutErrorVariables(this.#project.fileOf(process).text));
  }

  #wordsOfText(key: object, text: () => string): ReadonlySet<string> {
    const known = this.#words.get(key);
    if (known) return known;
    const words = new Set(text().match(/[\p{L}\p{N}_$]+/gu));
    this.#words.set(key, words);
    return words;
  }
}

/** People see what their form shows; a worker without contract, a decision and a process of another project read what they like. */
function readsUnknown(project: Project, node: FlowNode): boolean {
  const { kind, implementation, call } = node;
  if (kind === 'userTask') return true;
  if (implementation.kind === 'external') return !taskContractOf(project, node);
  if (implementation.kind === 'decision') return !project.decisions.has(implementation.decision.decisionRef ?? '');
  return (
    call?.ins.some(({ isAll }) => isAll) === true && !project.processes.some(({ id }) => id === call.calledElement)
  );
}

function withoutErrorVariables(text: string): string {
  return text.replaceAll(/error(?:Code|Message)Variable\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
}
