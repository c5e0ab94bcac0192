import type { FlowNode } from '@stepwright/model/graph';

/**
 * What the engine does at a node within one transaction: it `waits` for somebody or for a job, `runs` code, a decision or what else may write
 * variables or fail, `enters` a subprocess, or only `passes` on.
 */
export type StepKind = 'waits' | 'runs' | 'enters' | 'passes';

const codeKinds = new Set([
  'class',
  'delegateExpression',
  'connector',
  'mail',
  'shell',
  'expression',
  'script',
  'decision',
  'unknownType',
]);

/** What the engine does at a node, apart from its asynchronous continuations. */
export function stepKindOf(node: FlowNode): StepKind {
  const { kind, event, implementation, loop, inner } = node;
  if (kind === 'userTask' || kind === 'receiveTask' || kind === 'eventBasedGateway') return 'waits';
  if (kind === 'intermediateCatchEvent') return event?.kind === 'link' ? 'passes' : 'waits';
  if (implementation.kind === 'external') return 'waits';
  if (inner) return 'enters';
  if (kind === 'callActivity' || loop || codeKinds.has(implementation.kind)) return 'runs';
  if (kind === 'intermediateThrowEvent' && event && event.kind !== 'link') return 'runs';
  return node.inputs.length > 0 || node.outputs.length > 0 || hasListeners(node) ? 'runs' : 'passes';
}

function hasListeners({ element }: FlowNode): boolean {
  const extensions = element.elements('extensionElements')[0];
  return extensions !== undefined && extensions.camundaElements('executionListener').length > 0;
}
