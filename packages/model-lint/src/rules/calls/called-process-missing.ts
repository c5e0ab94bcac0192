import { processCalls } from '../../project/process-calls.ts';
import type { Rule } from '../../rule.ts';

/** H1 of the check table. A warning: the process may be deployed from elsewhere, and a contract with its key says that it is. */
export const calledProcessMissing: Rule = {
  name: 'called-process-missing',
  severity: 'warning',
  title: 'A call activity names a process that neither a model nor a contract of the project has.',
  why: 'Unless somebody else deploys it, the engine finds no definition when the call is reached: the step before it rolls back, and is tried until it is an incident.',
  cure: 'Correct the key, add the model to the project, or, where another project deploys it, add its contract.',
  check({ project, report }) {
    const drafts = new Set(project.files.flatMap(({ model }) => model?.processes ?? []).map(({ id }) => id));
    const contracts = new Set(project.contracts.map(({ key }) => key));
    for (const { caller, node, called, calledKey } of processCalls(project)) {
      if (called || contracts.has(calledKey)) continue;
      const reason = drafts.has(calledKey) ? 'its model is not executable' : 'no model has this key';
      const message = `the called process "${calledKey}" is missing: ${reason}`;
      report({ file: project.fileOf(caller), element: node.element, subject: node, message });
    }
  },
};
