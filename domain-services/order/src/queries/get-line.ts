import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { amountText, quantityText } from '../amount-text.ts';
import { lineActions, listLines } from '../line-store.ts';
import { findOrder } from '../order-store.ts';
import { listSteps } from '../step-store.ts';

/** Adds the query that gives a worker what it needs to fulfill one line. */
export function addGetLine(app: ServiceApp): void {
  app.query({
    path: '/orders/{orderId}/lines/{lineIndex}',
    operation: 'ORDER_LINE_GET',
    summary: 'Gives one line of an order with the references of what was done for it',
    roles: ['worker'],
    params: z.object({ orderId: z.string().min(1).max(64), lineIndex: z.coerce.number().int().min(0).max(9_999) }),
    query: z.object({}),
    response: z
      .object({
        orderId: z.string(),
        customerAccountId: z.string(),
        currency: z.string(),
        lineIndex: z.int(),
        quoteLineIndex: z.int(),
        offeringId: z.string(),
        offeringVersion: z.int(),
        sku: z.string(),
        quantity: z.string(),
        action: z.enum(lineActions),
        configuration: z.record(z.string(), z.unknown()),
        recurring: z.string(),
        oneTime: z.string(),
        reservationId: z.string().optional(),
        activationId: z.string().optional(),
      })
      .meta({ id: 'OrderLine' }),
    resource: { type: 'order-line', id: ({ orderId, lineIndex }) => `${orderId}/${lineIndex}` },
    read: async (transaction, { params: { orderId, lineIndex }, context: { tenantId } }) => {
      const order = await findOrder(transaction, tenantId, orderId);
      const lines = await listLines(transaction, tenantId, orderId);
      const line = lines.find((one) => one.lineIndex === lineIndex);
      if (order === undefined || line === undefined) return undefined;
      const steps = (await listSteps(transaction, tenantId, orderId)).filter((step) => step.lineIndex === lineIndex);
      const referenceOf = (stepType: string): string | undefined =>
        steps.find((step) => step.stepType === stepType && step.status === 'SUCCEEDED')?.externalReference ?? undefined;
      const { customerAccountId, currency } = order;
      const body = {
        ...line,
        orderId,
        customerAccountId,
        currency,
        quantity: quantityText(line.quantity),
        recurring: amountText(line.recurring),
        oneTime: amountText(line.oneTime),
        reservationId: referenceOf('RESERVE_INVENTORY'),
        activationId: referenceOf('ACTIVATE_SERVICE'),
      };
      return { body, version: order.version };
    },
  });
}
