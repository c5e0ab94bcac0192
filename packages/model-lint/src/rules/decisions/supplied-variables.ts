import type { EngineVariable, VariableMap } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { messageContractOf, taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';

/** Where a variable comes from. */
export type VariableSource =
  | { readonly kind: 'contract'; readonly variable: EngineVariable<unknown>; readonly by: string }
  | { readonly kind: 'decision'; readonly node: FlowNode }
  | { readonly kind: 'other' };

/** The variables that something may set in a process, wherever and whenever that is. */
export interface SuppliedVariables {
  readonly sources: ReadonlyMap<string, readonly VariableSource[]>;
  /** Whether something may set variables that cannot be told: code, scripts, a worker or a form without contract. */
  readonly isOpen: boolean;
  /** The same, but for what the instance starts with. */
  readonly isOpenAfterStart: boolean;
}

const other: VariableSource = { kind: 'other' };
const codeElements: ReadonlySet<string> = new Set(['executionListener', 'taskListener', 'script', 'connector']);

/** Collects the variables of a process. Without a contract for it they are open. */
export function suppliedVariables(project: Project, process: ProcessGraph): SuppliedVariables {
  return new Collector(project, process).collect();
}

class Collector {
  readonly #project: Project;
  readonly #process: ProcessGraph;
  readonly #sources = new Map<string, VariableSource[]>();
  #isOpen = false;

  constructor(project: Project, process: ProcessGraph) {
    this.#project = project;
    this.#process = process;
  }

  collect(): SuppliedVariables {
    const contract = this.#project.contractOf(this.#process);
    if (hasCode(this.#process.element)) this.#isOpen = true;
    for (const node of this.#process.allNodes) this.#addNode(node);
    const isOpenAfterStart = this.#isOpen;
    this.#addMap(contract?.start, 'the start');
    this.#addCallers();
    return { sources: this.#sources, isOpen: this.#isOpen || !contract, isOpenAfterStart };
  }

  #add(name: string | undefined, source: VariableSource = other): void {
    if (name === undefined || name === '') return;
    if (/[$#]\{/.test(name)) this.#isOpen = true;
    const found = this.#sources.get(name);
    if (found) found.push(source);
    else this.#sources.set(name, [source]);
  }

  #addMap(map: VariableMap | undefined, by: string): void {
    for (const [name, variable] of Object.entries(map ?? {})) this.#add(name, { kind: 'contract', variable, by });
  }

  #addNode(node: FlowNode): void {
    for (const { name } of [...node.inputs, ...node.outputs]) this.#add(name);
    if (node.loop) for (const name of [node.loop.elementVariable, 'loopCounter']) this.#add(name);
    for (const name of ['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances']) {
      if (node.loop) this.#add(name);
    }
    this.#addWork(node);
    this.#addEvent(node);
    if (node.kind === 'userTask' || node.kind === 'startEvent') this.#addForm(node);
    for (const out of node.call?.outs ?? []) {
      if (out.isAll) this.#isOpen = true;
      this.#add(out.target);
    }
  }

  #addWork(node: FlowNode): void {
    const { implementation } = node;
    switch (implementation.kind) {
      case 'none':
        return;
      case 'decision':
        this.#add(implementation.decision.resultVariable, { kind: 'decision', node });
        return;
      case 'expression':
        this.#add(implementation.resultVariable);
        if (/setVariable/.test(implementation.text)) this.#isOpen = true;
        return;
      case 'external': {
        const task = taskContractOf(this.#project, node);
        if (!task) this.#isOpen = true;
        this.#addMap(task?.output, `the task "${task?.topic ?? ''}"`);
        for (const { data, code } of task?.errors ?? []) this.#addMap(data, `the error ${code}`);
        return;
      }
      default:
        this.#isOpen = true;
    }
  }

  #addEvent(node: FlowNode): void {
    const { event } = node;
    if (!event || node.implementation.kind !== 'none' || /Throw|^endEvent$/.test(node.kind)) return;
    this.#add(event.codeVariable);
    this.#add(event.messageVariable);
    if (event.kind === 'signal') this.#isOpen = true;
    if (event.kind !== 'message') return;
    const message = messageContractOf(this.#project, node);
    if (!message) this.#isOpen = true;
    this.#addMap(message?.variables, `the message "${message?.name ?? ''}"`);
    this.#add(message?.receiptVariable);
  }

  /** Who completes a user task may set anything, unless its form says what. */
  #addForm({ element, kind }: FlowNode): void {
    this.#add(element.camunda('initiator'));
    const [form] = element.elements('extensionElements').flatMap((one) => one.camundaElements('formData'));
    for (const field of form?.camundaElements('formField') ?? []) this.#add(field.id);
    const key = element.camunda('formKey');
    const fields = key === undefined ? undefined : this.#project.policy.forms?.[key];
    for (const name of fields ?? []) this.#add(name);
    if (!form && !fields && kind === 'userTask') this.#isOpen = true;
  }

  #addCallers(): void {
    for (const caller of this.#project.processes.flatMap(({ allNodes }) => allNodes)) {
      if (!caller.call || caller.call.calledElement !== this.#process.id) continue;
      for (const { target, isAll } of caller.call.ins) {
        if (isAll) this.#isOpen = true;
        this.#add(target);
      }
    }
  }
}

/** Listeners, scripts and connectors may set anything. */
function hasCode(process: XmlElement): boolean {
  const waiting = [process];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (codeElements.has(at.tag)) return true;
    waiting.push(...at.children);
  }
  return false;
}
