import type { ProcessContract } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { taskContractOf } from '../../project/contracts-of.ts';
import { readsOf } from '../../project/juel-text.ts';
import type { Project } from '../../project/project.ts';

/**
 * The names that the contract, the expressions, the decisions and the calls of a process know; undefined when the project does not see all who may
 * read a variable: there is no contract, or there is code, a task without one, or a decision that is elsewhere.
 */
export function knownVariables(project: Project, process: ProcessGraph): ReadonlySet<string> | undefined {
  const contract = project.contractOf(process);
  if (!contract || process.allNodes.some((node) => readsUnknown(project, node))) return undefined;
  const named = namesInTexts(process.element);
  if (!named) return undefined;
  return new Set([
    ...namesOfContract(contract),
    ...named,
    ...process.allNodes.flatMap((node) => [
      ...Object.keys(taskContractOf(project, node)?.input ?? {}),
      ...(node.call?.ins.flatMap(({ source }) => (source === undefined ? [] : [source])) ?? []),
      ...namesInDecision(project, node),
    ]),
  ]);
}

function namesOfContract({ start, messages, tasks }: ProcessContract): readonly string[] {
  return [
    ...Object.keys(start),
    ...tasks.flatMap(({ input, output }) => [...Object.keys(input), ...Object.keys(output)]),
    ...messages.flatMap((message) => [
      message.correlationVariable,
      message.receiptVariable,
      ...Object.keys(message.variables),
    ]),
  ];
}

function readsUnknown(project: Project, node: FlowNode): boolean {
  const { implementation, call } = node;
  if (implementation.kind === 'external') return !taskContractOf(project, node);
  if (implementation.kind === 'decision') return !project.decisions.has(implementation.decision.decisionRef ?? '');
  if (call) return call.ins.some(({ isAll }) => isAll) || node.element.camunda('variableMappingClass') !== undefined;
  return !['none', 'expression'].includes(implementation.kind);
}

/** The names in every expression of an element; undefined when there is code. */
function namesInTexts(root: XmlElement): readonly string[] | undefined {
  const names: string[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    if (['executionListener', 'taskListener', 'script'].includes(element.tag)) return undefined;
    if (element.attributes.has('language')) return undefined;
    for (const text of [element.text, ...element.attributes.values()]) {
      const reads = readsOf(text);
      // `execution.getVariable(…)` may read any.
      if (!reads || reads.hasCall) return undefined;
      names.push(...reads.names);
    }
    const collection = element.tag === 'multiInstanceLoopCharacteristics' ? element.camunda('collection') : undefined;
    if (collection !== undefined) names.push(collection);
    open.push(...element.children);
  }
  return names;
}

/** Every word in the decision's file: FEEL is not parsed for this, and a word too many only keeps the rule silent. */
function namesInDecision(project: Project, { implementation }: FlowNode): readonly string[] {
  if (implementation.kind !== 'decision') return [];
  const found = project.decisions.get(implementation.decision.decisionRef ?? '');
  return found?.file.text.match(/[A-Za-z_]\w*/g) ?? [];
}
