import { declarationsOf, hasMappingCode } from '../../data-flow/declarations.ts';
import { processCalls } from '../../project/process-calls.ts';
import type { Rule } from '../../rule.ts';

/** H2 of the check table, on the way back. */
export const calledOutputUnknown: Rule = {
  name: 'called-output-unknown',
  severity: 'error',
  title: 'A call activity takes a variable out of the called process that nothing in that process sets.',
  why: 'The variable is null after the call, and what comes next decides on nothing.',
  cure: 'Correct the name in `camunda:out`, or let a task of the called process set the variable.',
  check({ project, report }) {
    for (const { caller, node, call, called, calledKey } of processCalls(project)) {
      if (!called || call.outs.length === 0 || call.ins.some(({ isAll }) => isAll) || hasMappingCode(node)) continue;
      const { byName, mayHoldOthers } = declarationsOf(project, called);
      if (mayHoldOthers) continue;
      const passed = new Set(call.ins.map(({ target }) => target));
      for (const { element, source } of call.outs) {
        if (source === undefined || byName.has(source) || passed.has(source)) continue;
        const message = `nothing in "${calledKey}" sets "${source}", which the call takes out`;
        const related = [{ file: project.fileOf(called), element: called.element, message: 'the called process' }];
        report({ file: project.fileOf(caller), element, subject: node, message, related });
      }
    }
  },
};
