import { defineBusinessKey, defineTask, v } from '@stepwright/contract';
import * as z from 'zod';

const orderKey = defineBusinessKey({ type: 'order' });

// #region progress
export const indexDocumentsTask = defineTask({
  topic: 'index-documents',
  description: 'The documents of the order can be searched.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string(), documentCount: v.integer() },
  output: { documentsIndexed: v.integer() },
  progress: v.json(z.object({ nextDocument: z.int() })), // a position, never content
  executionMaxMs: 3_600_000,
});
// #endregion

/** Computes the order in which a van visits its stops. */
export const planRouteTask = defineTask({
  topic: 'plan-route',
  description: 'It is known in which order the stops are visited.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string(), stops: v.json(z.array(z.object({ x: z.number(), y: z.number() })).min(1)) },
  output: { route: v.json(z.array(z.int())) },
  executionMaxMs: 600_000,
});

/** Has the invoice printed by a print shop, which says when it is done. */
export const printInvoiceTask = defineTask({
  topic: 'print-invoice',
  description: 'The invoice of the order is on paper.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  output: { sheetCount: v.integer() },
  external: {
    class: 'keyed',
    system: 'print-shop',
    operation: 'print',
    sendWindowMs: 10_000,
    settleMs: 30_000,
    reconcileDelayMs: 60_000,
    reconcileMax: 10,
  },
  idempotencyKey: ({ tenantId, orderId }) => `${tenantId}:${orderId}:print`,
});

/** The process that waits for the print shop, and then for the payment. */
export const invoiceProcess = { key: 'invoice', tasks: [printInvoiceTask] };
