import type { EngineClient } from '@stepwright/engine-client';
import { type AttemptStore, createLateAnswers } from '@stepwright/worker-sdk';
import { printInvoiceTask } from './contracts.ts';

/** What the print shop sends when a job is done. */
export interface PrintedJob {
  readonly answerTo: string;
  readonly sheetCount: number;
}

/** Makes what a service does when the print shop calls it; answers the status for the print shop. */
export function answerPrintJobs(
  engine: EngineClient,
  attemptStore: AttemptStore,
): (job: PrintedJob) => Promise<200 | 410> {
  // #region late-answer
  // In any process that reaches the engine and the worker's attempt store.
  const answers = createLateAnswers({ engine, contract: printInvoiceTask, attemptStore });
  return async ({ answerTo, sheetCount }) => {
    const result = await answers.complete(answerTo, { sheetCount }); // may be repeated
    return result === 'ACCEPTED' ? 200 : 410; // GONE: the wait was over, and the task has run again
  };
  // #endregion
}
