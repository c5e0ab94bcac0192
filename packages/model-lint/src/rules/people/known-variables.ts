import type { ProcessContract } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { expressionsOf } from '../../data-flow/model-expressions.ts';
import { hasUnknownReaders } from '../../data-flow/unknown-readers.ts';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';

/**
 * The names that the contract, the expressions, the decisions and the calls of a process know; undefined when the project does not see all who may
 * read a variable: there is no contract, or there is code, a task without one, or a decision that is elsewhere.
 */
export function knownVariables(project: Project, process: ProcessGraph): ReadonlySet<string> | undefined {
  const contract = project.contractOf(process);
  if (!contract || hasUnknownReaders(project, process)) return undefined;
  return new Set([
    ...namesOfContract(contract),
    ...expressionsOf(process).flatMap(({ names, lenientNames }) => [...names.map(({ name }) => name), ...lenientNames]),
    ...process.allNodes.flatMap((node) => [
      ...Object.keys(taskContractOf(project, node)?.input ?? {}),
      ...[...(node.call?.ins.map(({ source }) => source) ?? []), node.loop?.collection].filter(
        (name) => name !== undefined,
      ),
      ...namesInDecision(project, node),
    ]),
  ]);
}

function namesOfContract({ start, messages, tasks, userTasks }: ProcessContract): readonly string[] {
  return [
    ...Object.keys(start),
    ...tasks.flatMap(({ input, output }) => [...Object.keys(input), ...Object.keys(output)]),
    ...messages.flatMap((message) => [
      message.correlationVariable,
      message.receiptVariable,
      ...Object.keys(message.variables),
    ]),
    ...userTasks.flatMap(({ identityVariable, receiptVariable, variables }) => [
      ...[identityVariable, receiptVariable].filter((name) => name !== undefined),
      ...Object.keys(variables),
    ]),
  ];
}

/** Every word in the decision's file: FEEL is not parsed for this, and a word too many only keeps the rule silent. */
function namesInDecision(project: Project, { implementation }: FlowNode): readonly string[] {
  if (implementation.kind !== 'decision') return [];
  const found = project.decisions.get(implementation.decision.decisionRef ?? '');
  return found?.file.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}
