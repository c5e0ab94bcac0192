import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import { printInvoiceTask } from './contracts.ts';

/** Makes the handler that orders a print and does not wait for it. */
export function createPrintInvoice(printShopUrl: string): BoundHandler {
  return defineHandler(printInvoiceTask, {
    // #region later-execute
    async execute({ orderId }, context) {
      const attempt = await context.begin({ orderId });
      const response = await attempt.fetch(`${printShopUrl}/jobs`, {
        method: 'POST',
        body: JSON.stringify({ orderId, answerTo: context.ticket }), // the print shop gives it back
      });
      if (!response.ok) return context.unknown(`the print shop answered ${response.status}`);
      return context.later({ withinMs: 3_600_000 }); // the place is free, the task stays locked
    },
    // #endregion
    async reconcile(_input, context) {
      // An hour is over without an answer, or the call had none.
      const key = encodeURIComponent(context.operation.idempotencyKey);
      const response = await context.fetch(`${printShopUrl}/jobs/by-key/${key}`);
      if (response.status === 404) return context.didNotHappen('the print shop does not know the key');
      if (!response.ok) return context.stillUnknown(`the print shop answered ${response.status}`);
      const job = (await response.json()) as { status: string; sheetCount: number };
      if (job.status !== 'DONE') return context.stillUnknown(`the job is ${job.status}`);
      return context.happened({ sheetCount: job.sheetCount });
    },
  });
}
