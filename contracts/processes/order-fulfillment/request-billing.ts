import { defineTask, v } from '@stepwright/contract';
import { orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Hands the charging of the order over to the billing system, which confirms later by a callback. */
export const requestBilling = defineTask({
  topic: 'request-billing',
  description: 'The billing system has taken the handoff; its confirmation is awaited under billingHandoffId.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  output: { billingHandoffId: v.string() },
  errors: [orderCancelling],
  external: {
    class: 'keyed',
    system: 'billing',
    operation: 'handoffs',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId }) => `${tenantId}:${orderId}:billing`,
});
