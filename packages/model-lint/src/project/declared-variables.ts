import type { MessageContract, ProcessContract } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { contractErrorsOf, messageContractOf, taskContractOf } from './contracts-of.ts';
import { formOf } from './form-of.ts';
import { readsOf } from './juel-text.ts';
import { processCalls } from './process-calls.ts';
import type { Project } from './project.ts';

/** The variables that something can set in the instances of a process. */
export interface DeclaredVariables {
  readonly names: ReadonlySet<string>;
  /** Whether something may set others too that the project does not know: code, a task without contract, a form that is not known. */
  readonly isOpen: boolean;
}

const declaredByProject = new WeakMap<Project, Map<ProcessGraph, DeclaredVariables>>();
const loopVariables = ['loopCounter', 'nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances'];
const codeKinds = new Set(['class', 'delegateExpression', 'connector', 'mail', 'shell', 'unknownType', 'script']);

/** Collects what sets variables of a process: its start, tasks, messages, forms, calls, mappings, and those who call it. */
export function declaredVariables(project: Project, process: ProcessGraph): DeclaredVariables {
  const known = declaredByProject.get(project) ?? new Map<ProcessGraph, DeclaredVariables>();
  declaredByProject.set(project, known);
  const found = known.get(process) ?? collect(project, process);
  known.set(process, found);
  return found;
}

function collect(project: Project, process: ProcessGraph): DeclaredVariables {
  const contract = project.contractOf(process);
  const callers = processCalls(project).filter(({ called }) => called === process);
  const passed = callers.flatMap(({ call }) => call.ins);
  return {
    names: new Set([
      ...(contract ? namesOfContract(contract) : []),
      ...passed.flatMap(({ target }) => (target === undefined ? [] : [target])),
      ...process.allNodes.flatMap((node) => namesSetAt(project, node)),
    ]),
    isOpen:
      !contract ||
      passed.some(({ isAll }) => isAll) ||
      hasCode(process.element) ||
      process.allNodes.some((node) => maySetAnything(project, node)),
  };
}

function namesOfContract({ start, messages }: ProcessContract): readonly string[] {
  return [...Object.keys(start), ...messages.flatMap(namesOfMessage)];
}

function namesOfMessage({ receiptVariable, variables }: MessageContract): readonly string[] {
  return [receiptVariable, ...Object.keys(variables)];
}

function namesSetAt(project: Project, node: FlowNode): readonly string[] {
  const task = taskContractOf(project, node);
  const { implementation, loop, call, event } = node;
  const form = formOf(node, project.policy);
  const single = [
    implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined,
    implementation.kind === 'expression' ? implementation.resultVariable : undefined,
    loop?.elementVariable,
    event?.codeVariable,
    event?.messageVariable,
    ...(call?.outs.map(({ target }) => target) ?? []),
  ];
  return [
    ...Object.keys(task?.output ?? {}),
    ...contractErrorsOf(project, node).flatMap(({ data }) => Object.keys(data)),
    ...[...node.inputs, ...node.outputs].map(({ name }) => name),
    ...(loop ? loopVariables : []),
    ...(form ? [...form.fields.map(({ name }) => name), ...(form.stated ?? [])] : []),
    ...single.filter((name) => name !== undefined),
  ];
}

function maySetAnything(project: Project, node: FlowNode): boolean {
  const { implementation, call, event, kind } = node;
  if (codeKinds.has(implementation.kind)) return true;
  if (implementation.kind === 'external') return !taskContractOf(project, node);
  if (implementation.kind === 'expression') return readsOf(implementation.text)?.hasCall ?? true;
  if (kind === 'userTask') return isUnknownForm(project, node);
  if (call && (call.outs.some(({ isAll }) => isAll) || hasMappingCode(node))) return true;
  const isCaught = kind !== 'endEvent' && kind !== 'intermediateThrowEvent';
  if (event?.kind === 'message' && isCaught) return !messageContractOf(project, node);
  // Whoever sends a signal may send variables with it.
  return event?.kind === 'signal' && isCaught;
}

function isUnknownForm(project: Project, node: FlowNode): boolean {
  const form = formOf(node, project.policy);
  return !form || (form.key !== undefined && !form.stated);
}

function hasMappingCode({ element }: FlowNode): boolean {
  return (
    element.camunda('variableMappingClass') !== undefined ||
    element.camunda('variableMappingDelegateExpression') !== undefined
  );
}

/** Whether there is a listener or a script anywhere in an element. */
function hasCode(root: XmlElement): boolean {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    if (['executionListener', 'taskListener', 'script'].includes(element.tag)) return true;
    if (element.tag === 'conditionExpression' && element.attributes.has('language')) return true;
    open.push(...element.children);
  }
  return false;
}
