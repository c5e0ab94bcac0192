import { defineTask, v } from '@stepwright/contract';
import { duplicateStart, startObsolete } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Binds the start command to this process instance; a second instance of the same command ends without effect. */
export const claimStart = defineTask({
  topic: 'claim-start',
  description: 'The order service knows which process instance fulfills the order; the order is ORCHESTRATING.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string(), startCommandId: v.string() },
  errors: [duplicateStart, startObsolete],
  external: 'none',
});
