import { defineTask, v } from '@stepwright/contract';
import * as z from 'zod';
import { orderCancelling } from '../../bpmn-errors.ts';
import { orderKey } from '../../business-keys.ts';

/** Has the order service plan the fulfillment steps of each line. */
export const decomposeOrder = defineTask({
  topic: 'decompose-order',
  description: 'Every order line has its fulfillment steps; the order is IN_PROGRESS.',
  businessKey: orderKey,
  input: { tenantId: v.string(), orderId: v.string() },
  output: { lineCount: v.integer(z.int().min(0)) },
  errors: [orderCancelling],
  external: 'none',
});
