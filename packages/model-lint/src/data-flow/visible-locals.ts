import type { FlowNode } from '@stepwright/model/graph';
import { loopVariables } from './loop-variables.ts';
import type { VariableRead } from './variable-steps.ts';

/** The variables that a read sees because its node, or a subprocess around it, has made them for itself. */
export function visibleLocals({ node, phase, expression }: VariableRead): ReadonlySet<string> {
  const names = new Set<string>();
  if (phase === 'work' || phase === 'outputs') addLocals(names, node);
  // Inputs are set one after the other.
  const before = phase === 'inputs' ? (expression?.element.start.offset ?? 0) : 0;
  for (const input of node.inputs) if (input.element.place.offset < before) names.add(input.name);
  if (phase === 'inputs') addLoop(names, node);
  const host = node.attachedTo;
  if (host) addLocals(names, host);
  for (let owner = node.scope.owner; owner; owner = owner.scope.owner) addLocals(names, owner);
  return names;
}

function addLocals(names: Set<string>, node: FlowNode): void {
  for (const { name } of node.inputs) names.add(name);
  addLoop(names, node);
}

function addLoop(names: Set<string>, { loop }: FlowNode): void {
  if (!loop) return;
  for (const name of loopVariables) names.add(name);
  if (loop.elementVariable) names.add(loop.elementVariable);
}
