import { defineTask, v } from '@stepwright/contract';
import { falloutCode, orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Hands an order that cannot go on to an operator. `falloutId` names this one wait. */
export const openFallout = defineTask({
  topic: 'open-fallout',
  description: 'The order is in FALLOUT and its code is published; operations opens a case.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), falloutCode },
  output: { falloutId: v.string() },
  errors: [orderCancelling],
  external: 'none',
});
