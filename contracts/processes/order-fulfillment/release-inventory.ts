import { defineTask, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';

/** Undoes the reservation of one step that undo-next-step has chosen. */
export const releaseInventory = defineTask({
  topic: 'release-inventory',
  description: 'The inventory system has released the stock.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), undoStepId: v.string() },
  external: {
    class: 'keyed',
    system: 'inventory',
    operation: 'releases',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId, undoStepId }) => `${tenantId}:${orderId}:undo-${undoStepId}`,
});
