import { defineTask, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';

/** Undoes the activation of one step that undo-next-step has chosen. */
export const deactivateService = defineTask({
  topic: 'deactivate-service',
  description: 'The provisioning system has deactivated the service.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), undoStepId: v.string() },
  external: {
    class: 'keyed',
    system: 'provisioning',
    operation: 'deactivations',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId, undoStepId }) => `${tenantId}:${orderId}:undo-${undoStepId}`,
});
