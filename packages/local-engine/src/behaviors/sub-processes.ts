import { keepEventScope } from '../kernel/compensation.ts';
import type { Execution } from '../kernel/execution.ts';
import { executeActivity, leave } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import { pruneLastConcurrent, removeExecution } from '../kernel/tree.ts';
import type { Activity } from '../model/process-model.ts';
import { leaveByDefault, scopeCompensationDone } from './outgoing.ts';

/** Embedded subprocess, transaction and event subprocess: done when everything inside is. */
export const subProcess: ActivityBehavior = {
  execute(execution) {
    const { behavior } = execution.activity as Activity;
    if (behavior.kind === 'eventSubProcess') executeActivity(execution, behavior.start);
    else if (behavior.kind === 'subProcess' || behavior.kind === 'transaction')
      executeActivity(execution, behavior.initial);
  },
  concurrentChildEnded(scopeExecution, ended) {
    removeExecution(ended);
    pruneLastConcurrent(scopeExecution);
  },
  complete: leave,
  compensationDone: scopeCompensationDone,
  leave(execution: Execution) {
    keepEventScope(execution);
    leaveByDefault(execution);
  },
};
