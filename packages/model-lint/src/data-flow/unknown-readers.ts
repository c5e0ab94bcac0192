import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { taskContractOf } from '../project/contracts-of.ts';
import type { Project } from '../project/project.ts';
import { hasMappingCode } from './declarations.ts';
import { hasListener, hasListenerAround } from './has-listener.ts';
import { expressionsOf } from './model-expressions.ts';

/**
 * Whether something may read variables that the project does not see: code, a task without a contract, a decision that is elsewhere, a child that gets
 * all variables. What a user task shows to people is not counted.
 */
export function hasUnknownReaders(project: Project, process: ProcessGraph): boolean {
  return (
    hasListenerAround(process) ||
    process.allFlows.some(({ condition }) => condition?.language !== undefined) ||
    process.allNodes.some((node) => readsUnknown(project, node)) ||
    // A method that may write, such as that of a bean, may read as well.
    expressionsOf(process).some(({ mayWrite }) => mayWrite)
  );
}

function readsUnknown(project: Project, node: FlowNode): boolean {
  const { implementation, call, inputs, outputs } = node;
  if (hasListener(node) || [...inputs, ...outputs].some(({ isScript }) => isScript)) return true;
  if (implementation.kind === 'external') return !taskContractOf(project, node);
  if (implementation.kind === 'decision') return !project.decisions.has(implementation.decision.decisionRef ?? '');
  if (call) return call.ins.some(({ isAll }) => isAll) || hasMappingCode(node);
  return implementation.kind !== 'none' && implementation.kind !== 'expression';
}
