import { defineTask, v } from '@stepwright/contract';
import { orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Has the order service verify that every step is done and complete the order. */
export const completeOrder = defineTask({
  topic: 'complete-order',
  description: 'The order is COMPLETED.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  errors: [orderCancelling],
  external: 'none',
});
