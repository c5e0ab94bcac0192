import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { findOrder } from '../order-store.ts';
import { listSteps } from '../step-store.ts';

/** Adds the query that gives a worker what it needs to undo a step. */
export function addGetStep(app: ServiceApp): void {
  app.query({
    path: '/orders/{orderId}/steps/{stepId}',
    operation: 'FULFILLMENT_STEP_GET',
    summary: 'Gives one fulfillment step with its external reference',
    roles: ['worker'],
    params: z.object({ orderId: z.string().min(1).max(64), stepId: z.uuid() }),
    query: z.object({}),
    response: z
      .object({
        orderId: z.string(),
        stepId: z.string(),
        stepType: z.enum(['RESERVE_INVENTORY', 'ACTIVATE_SERVICE', 'REQUEST_BILLING', 'NOTIFY_CUSTOMER']),
        status: z.enum(['PENDING', 'SUCCEEDED', 'REJECTED', 'UNDONE']),
        lineIndex: z.int().optional(),
        externalReference: z.string().optional(),
      })
      .meta({ id: 'FulfillmentStep' }),
    resource: { type: 'fulfillment-step', id: ({ stepId }) => stepId },
    read: async (transaction, { params: { orderId, stepId }, context: { tenantId } }) => {
      const order = await findOrder(transaction, tenantId, orderId);
      const step = (await listSteps(transaction, tenantId, orderId)).find((one) => one.stepId === stepId);
      if (order === undefined || step === undefined) return undefined;
      const { stepType, status, lineIndex, externalReference } = step;
      const body = {
        orderId,
        stepId,
        stepType,
        status,
        lineIndex: lineIndex ?? undefined,
        externalReference: externalReference ?? undefined,
      };
      return { body, version: order.version };
    },
  });
}
