import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { nextNodes } from '../../data-flow/token-steps.ts';
import { hasUnknownReaders } from '../../data-flow/unknown-readers.ts';
import { type VariableSteps, variableStepsOf } from '../../data-flow/variable-steps.ts';
import type { Rule } from '../../rule.ts';
import { showsVariables } from './shows-variables.ts';

/** How many nodes are looked at in one process: what a large web hides stays unsaid. */
const visitsMax = 200_000;

/** C2 of the check table: set, and set again before anything reads it. */
export const variableOverwritten: Rule = {
  name: 'variable-overwritten',
  severity: 'warning',
  title: 'A mapping or result sets a variable that is set again on every way before anything reads it.',
  why: 'The first value is lost: usually two steps use one name for two things, or the step that should read it was removed.',
  cure: 'Give the two values names of their own, or remove the first one.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (!project.contractOf(process) || hasUnknownReaders(project, process) || showsVariables(process)) continue;
      if (runsSideBySide(process)) continue;
      const steps = variableStepsOf(project, process);
      const budget = { visits: visitsMax };
      for (const node of process.allNodes) {
        if (node.loop || node.inner) continue;
        for (const { name, element } of setInModel(node)) {
          const again = overwriterOf(node, name, steps, budget);
          if (!again) continue;
          const file = project.fileOf(process);
          const message = `"${node.id}" sets "${name}", and "${again.id}" sets it again before anything reads it`;
          report({
            file,
            element,
            subject: node,
            message,
            related: [{ file, element: again.element, message: `sets "${name}" again` }],
          });
        }
      }
    }
  },
};

/** Whatever runs beside may read in between. */
function runsSideBySide(process: ProcessGraph): boolean {
  return process.allNodes.some(
    ({ kind, outgoing, isEventSubprocess, attachedTo, isInterrupting }) =>
      isEventSubprocess ||
      (attachedTo !== undefined && !isInterrupting) ||
      (outgoing.length > 1 && kind !== 'exclusiveGateway' && kind !== 'eventBasedGateway'),
  );
}

function setInModel(node: FlowNode): readonly { readonly name: string; readonly element: XmlElement }[] {
  const { implementation, element } = node;
  const result = implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined;
  const expressionResult = implementation.kind === 'expression' ? implementation.resultVariable : undefined;
  return [
    ...node.outputs.filter(({ name }) => name !== ''),
    ...[result, expressionResult].filter((name) => name !== undefined).map((name) => ({ name, element })),
  ];
}

/** The node that sets it again, when every way comes to one before it is read or the process ends. */
function overwriterOf(
  from: FlowNode,
  name: string,
  steps: ReadonlyMap<FlowNode, VariableSteps>,
  budget: { visits: number },
): FlowNode | undefined {
  if (from.outgoing.length === 0 || reads(from, name, steps, ['after'])) return undefined;
  const seen = new Set<FlowNode>(nextNodes(from).filter((node) => node.attachedTo !== from));
  let again: FlowNode | undefined;
  for (const node of seen) {
    budget.visits -= 1;
    if (budget.visits < 0 || node === from || reads(node, name, steps)) return undefined;
    if (writes(node, name, steps)) {
      again ??= node;
      // The one that is interrupted at the border has not set it.
      for (const event of node.boundaryEvents) seen.add(event);
      continue;
    }
    const next = nextNodes(node);
    if (next.length === 0) return undefined;
    for (const one of next) seen.add(one);
  }
  return again;
}

function reads(
  node: FlowNode,
  name: string,
  steps: ReadonlyMap<FlowNode, VariableSteps>,
  phases: readonly string[] = ['before', 'inputs', 'work', 'outputs', 'after'],
): boolean {
  const found = steps.get(node)?.reads.filter((read) => read.name === name) ?? [];
  // Behind its own write a condition reads the new value.
  const isSetHere = writes(node, name, steps);
  return found.some(({ phase }) => phases.includes(phase) && !(isSetHere && phase === 'after' && phases.length > 1));
}

function writes(node: FlowNode, name: string, steps: ReadonlyMap<FlowNode, VariableSteps>): boolean {
  return (
    !node.inner && !node.loop && (steps.get(node)?.writes.some((one) => one.name === name && !one.isOptional) ?? false)
  );
}
