import { defineTask, v } from '@stepwright/contract';
import { orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Tells the customer that the order is fulfilled. */
export const notifyCustomer = defineTask({
  topic: 'notify-customer',
  description: 'The notification system has taken the message.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  output: { messageId: v.string() },
  errors: [orderCancelling],
  external: {
    class: 'keyed',
    system: 'notification',
    operation: 'messages',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId }) => `${tenantId}:${orderId}:notify`,
});
