import { defineTask, v } from '@stepwright/contract';
import { billingUnconfirmed, orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Asks the billing system about a handoff whose confirmation has not come. It only reads there. */
export const reconcileBilling = defineTask({
  topic: 'reconcile-billing',
  description: 'The handoff is known to be confirmed, or the order goes into fallout.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), billingHandoffId: v.string() },
  errors: [billingUnconfirmed, orderCancelling],
  external: 'none',
});
