import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { outerReadsOf } from '../../data-flow/outer-reads.ts';
import { hasUnknownReaders } from '../../data-flow/unknown-readers.ts';
import { variableStepsOf } from '../../data-flow/variable-steps.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { showsVariables } from './shows-variables.ts';

/** C2 of the check table, as far as the model itself writes. */
export const variableUnread: Rule = {
  name: 'variable-unread',
  severity: 'warning',
  title: 'A mapping sets a variable that nothing reads.',
  why: 'It costs a row in the engine and its history for every instance, and whoever changes the model later believes that it matters. Often the name is misspelt.',
  cure: 'Remove the mapping, or correct the name.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (!project.contractOf(process) || hasUnknownReaders(project, process) || showsVariables(process)) continue;
      const file = project.fileOf(process);
      const read = namesReadIn(project, process);
      for (const node of process.allNodes) {
        for (const { name, element } of [...node.outputs, ...localInputs(node)]) {
          if (name === '' || read.has(name)) continue;
          report({ file, element, subject: node, message: `"${node.id}" sets "${name}", which nothing reads` });
        }
      }
    }
  },
};

/** Inputs of a subprocess may be read by anything inside of it; those of a call activity by nobody but its own mappings. */
function localInputs(node: FlowNode): FlowNode['inputs'] {
  return node.inputs.filter(({ name }) => name !== '');
}

function namesReadIn(project: Project, process: ProcessGraph): ReadonlySet<string> {
  const steps = [...variableStepsOf(project, process).values()];
  const contract = project.contractOf(process);
  const correlated = (contract?.messages ?? []).flatMap(({ correlationVariable, receiptVariable }) => [
    correlationVariable,
    receiptVariable,
  ]);
  const outer = outerReadsOf(project, process).map(({ name }) => name);
  const decided = process.allNodes.flatMap((node) => inputsOfDecision(project, node));
  return new Set([...steps.flatMap(({ reads }) => reads.map(({ name }) => name)), ...outer, ...correlated, ...decided]);
}

/** Every word in the input expressions of the called decision's file. */
function inputsOfDecision(project: Project, { implementation }: FlowNode): readonly string[] {
  if (implementation.kind !== 'decision') return [];
  const decision = project.decisions.get(implementation.decision.decisionRef ?? '');
  return decision?.file.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}
