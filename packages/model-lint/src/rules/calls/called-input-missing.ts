import { hasMappingCode } from '../../data-flow/declarations.ts';
import { processCalls } from '../../project/process-calls.ts';
import type { Rule } from '../../rule.ts';

/** H2 of the check table: a child without what its contract demands of a start. */
export const calledInputMissing: Rule = {
  name: 'called-input-missing',
  severity: 'error',
  title: 'A call activity does not pass a variable that the contract of the called process demands of a start.',
  why: 'The child starts without it: its workers refuse the tasks that read it, and an expression that reads it fails.',
  cure: 'Add a `camunda:in` for it, or make the variable optional in the contract.',
  check({ project, report }) {
    const contracts = new Map(project.contracts.map((contract) => [contract.key, contract]));
    for (const { caller, node, call, calledKey } of processCalls(project)) {
      const contract = contracts.get(calledKey);
      if (!contract || call.ins.some(({ isAll }) => isAll) || hasMappingCode(node)) continue;
      const passed = new Set(call.ins.map(({ target }) => target));
      for (const [name, { isOptional, type }] of Object.entries(contract.start)) {
        if (isOptional || passed.has(name)) continue;
        const message = `the call of "${calledKey}" does not pass "${name}", which its contract demands`;
        const cure = `Add \`<camunda:in source="…" target="${name}" />\` with a ${type} to the call activity.`;
        report({ file: project.fileOf(caller), element: node.element, subject: node, message, cure });
      }
    }
  },
};
