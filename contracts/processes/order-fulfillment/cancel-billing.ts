import { defineTask, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';

/** Takes the billing handoff back, chosen by undo-next-step. */
export const cancelBilling = defineTask({
  topic: 'cancel-billing',
  description: 'The billing system has cancelled the handoff.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), undoStepId: v.string() },
  external: {
    class: 'keyed',
    system: 'billing',
    operation: 'handoff-cancellations',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId, undoStepId }) => `${tenantId}:${orderId}:undo-${undoStepId}`,
});
