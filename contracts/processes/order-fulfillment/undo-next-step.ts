import { defineTask, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';

/** Asks the order service which step is undone next: the latest effect first. */
export const undoNextStep = defineTask({
  topic: 'undo-next-step',
  description: 'It is decided which effect is undone next, or that nothing is left.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  output: {
    undoAction: v.enum(['RELEASE_INVENTORY', 'DEACTIVATE_SERVICE', 'CANCEL_BILLING', 'NOTHING']),
    undoStepId: v.string(),
  },
  external: 'none',
});
