import { declarationsOf } from '../../data-flow/declarations.ts';
import { messageContractOf } from '../../project/contracts-of.ts';
import { processCalls } from '../../project/process-calls.ts';
import type { Rule } from '../../rule.ts';

/** F5 of the check table: a wait that cannot be found by the variable that its contract names. */
export const correlationVariableUndeclared: Rule = {
  name: 'correlation-variable-undeclared',
  severity: 'error',
  title: 'A message is correlated by a variable that nothing in the process sets.',
  why: 'The sender asks for the instance whose variable has the awaited value. No instance has it, so the message never arrives.',
  cure: 'Set the variable before the wait, in a start variable, a task output or a mapping, or name another one in the contract of the message.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      const passed = processCalls(project).flatMap(({ called, call }) => (called === process ? call.ins : []));
      if (mayHoldOthers || passed.some(({ isAll }) => isAll)) continue;
      const names = new Set([...byName.keys(), ...passed.map(({ target }) => target)]);
      for (const node of process.allNodes) {
        const contract = messageContractOf(project, node);
        const isStart = node.kind === 'startEvent' && !node.scope.owner;
        if (!contract || !node.event || isStart || names.has(contract.correlationVariable)) continue;
        const message = `the message "${contract.name}" is correlated by "${contract.correlationVariable}", which nothing sets`;
        report({ file: project.fileOf(process), element: node.event.element, subject: node, message });
      }
    }
  },
};
