import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import { indexDocumentsTask } from './contracts.ts';

/** Makes the handler that works through many documents; `indexDocument` may run twice for a document. */
export function createIndexDocuments(
  indexDocument: (document: number, signal: AbortSignal) => Promise<void>,
): BoundHandler {
  // #region progress-handler
  return defineHandler(indexDocumentsTask, {
    async execute({ documentCount }, context) {
      for (let next = context.progress?.nextDocument ?? 1; next <= documentCount; next += 1) {
        await indexDocument(next, context.signal); // safe to repeat: a killed run may not have written its last steps
        await context.heartbeat({ nextDocument: next + 1 }); // throws when the run was aborted: it ends here
      }
      return context.complete({ documentsIndexed: documentCount });
    },
  });
  // #endregion
}
