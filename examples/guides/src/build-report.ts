import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import { buildReportTask } from './contracts.ts';

/** Makes the handler of a task that takes long; `buildPage` may run twice for a page. */
export function createBuildReport(
  buildPage: (page: number, signal: AbortSignal) => Promise<void>,
  contract: typeof buildReportTask = buildReportTask,
): BoundHandler {
  // #region handler
  return defineHandler(contract, {
    async execute({ pageCount }, context) {
      for (let page = 1; page <= pageCount; page += 1) {
        context.signal.throwIfAborted(); // the lock is lost, the run too old, or the worker stops
        await buildPage(page, context.signal);
      }
      return context.complete({ pagesBuilt: pageCount });
    },
  });
  // #endregion
}
