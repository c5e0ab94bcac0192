import { defineTask, v } from '@stepwright/contract';
import { orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Activates the service of one order line. `lineIndex` counts from 0. */
export const activateService = defineTask({
  topic: 'activate-service',
  description: 'The service of the line is active at the provisioning system.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), lineIndex: v.integer() },
  output: { activationId: v.string() },
  errors: [orderCancelling],
  external: {
    class: 'keyed',
    system: 'provisioning',
    operation: 'activations',
    sendWindowMs: 3_000,
    settleMs: 2_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, orderId, lineIndex }) => `${tenantId}:${orderId}:line-${lineIndex}:activate`,
});
