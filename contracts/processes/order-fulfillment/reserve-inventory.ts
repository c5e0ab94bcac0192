import { defineTask, v } from '@stepwright/contract';
import { inventoryNotAvailable, orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Reserves stock for one order line. `lineIndex` counts from 0. */
export const reserveInventory = defineTask({
  topic: 'reserve-inventory',
  description: 'The inventory system holds the stock of the line, or has refused it.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), lineIndex: v.integer() },
  output: { reservationId: v.string() },
  errors: [inventoryNotAvailable, orderCancelling],
  external: {
    class: 'keyed',
    system: 'inventory',
    operation: 'reservations',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId, lineIndex }) => `${tenantId}:${orderId}:line-${lineIndex}:reserve`,
});
