import { defineTask, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';

/** Has the order service verify that nothing is left to undo and close the order. */
export const completeCancellation = defineTask({
  topic: 'complete-cancellation',
  description: 'The order is CANCELLED.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  external: 'none',
});
