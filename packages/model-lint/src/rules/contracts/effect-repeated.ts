import type { AnyTaskContract } from '@stepwright/contract';
import type { FlowNode } from '@stepwright/model/graph';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { keyInputsOf } from './key-inputs.ts';
import { LoopFinder, type Repetition, repetitionsOf, wayBackTo } from './repetitions-of.ts';
import { WrittenNames } from './written-names.ts';

/**
 * A11 of the check table. Retries are no repetition: a worker sends an effect that is not keyed again only when it knows that nothing was
 * sent. A repetition is harmless when the idempotency key differs each time; that is known to be not so when the key is made of start
 * variables alone and nothing in the repetition writes them.
 */
export const effectRepeated: Rule = {
  name: 'effect-repeated',
  severity: 'warning',
  title: 'A task with an effect that its system does not recognise again is repeated under the same idempotency key.',
  why: 'The system has the effect once more each time that it is asked, and the worker cannot tell the second request from a repetition of the first: it is left out, or a person must settle it.',
  cure: 'Make the idempotency key differ in each pass, for example by a mapped `loopCounter`, or move the task out of the repetition.',
  check({ project, report }) {
    const loops = new LoopFinder();
    const written = new WrittenNames(project);
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const contract = taskContractOf(project, node);
        if (!contract || contract.external === 'none' || contract.external.class === 'keyed') continue;
        const key = startVariablesOfKey(project, node, contract);
        const repetition = repetitionsOf(node, loops).find((one) =>
          key.every((name) => !written.mayDiffer(name, node, one)),
        );
        if (key.length === 0 || !repetition) continue;
        const { system, class: effectClass } = contract.external;
        const names = key.map((name) => `"${name}"`).join(', ');
        const message = `the effect on "${system}" (${effectClass}) is repeated ${wordsFor(repetition, node)}, and its key is made of ${names} only`;
        const path = repetition.kind === 'loop' ? { path: wayBackTo(repetition.through, repetition.nodes) } : {};
        report({ file: project.fileOf(process), element: node.element, subject: node, message, ...path });
      }
    }
  },
};

function wordsFor(repetition: Repetition, node: FlowNode): string {
  const at = repetition.kind === 'loop' ? repetition.through : repetition.owner;
  const around = at === node ? '' : ` of "${at.id}"`;
  return repetition.kind === 'loop' ? `by a loop${around}` : `by the multi-instance${around}`;
}

/** What the key is made of when that is start variables alone; empty when it is not, or not known. */
function startVariablesOfKey(project: Project, node: FlowNode, contract: AnyTaskContract): readonly string[] {
  const start = project.contractOf(node.scope.process)?.start ?? {};
  const names = [...(keyInputsOf(contract) ?? [])];
  return names.every((name) => Object.hasOwn(start, name)) ? names : [];
}
