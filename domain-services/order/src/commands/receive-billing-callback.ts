import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { confirmHandoff, isTooLate } from '../confirm-handoff.ts';
import { findHandoff, keepLateConfirmation } from '../handoff-store.ts';
import { answerOf, handoffNotFound, idText, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';

/**
 * Adds the callback of the billing system, in that system's own words.
 *
 * It needs no Idempotency-Key: a handoff is confirmed once, and the billing system's references may begin anew with it.
 */
export function addReceiveBillingCallback(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/billing-callbacks',
    operation: 'BILLING_CALLBACK',
    summary: 'Takes the confirmation of the billing system',
    roles: ['billing'],
    params: orderParams,
    body: z.strictObject({
      reference: idText,
      correlation: idText.optional(),
      idempotencyKey: z.string().min(1).max(300),
      businessKey: z.string().min(1).max(300),
      outcome: z.literal('CONFIRMED'),
    }),
    status: 200,
    response: orderAnswer,
    idempotencyKey: 'none',
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const { reference, correlation, idempotencyKey, businessKey } = scope.body;
      const handoff = await findHandoff(scope.transaction, scope.context.tenantId, order.orderId);
      if (handoff?.billingHandoffId !== reference || businessKey !== order.businessKey) {
        throw handoffNotFound(order.orderId, reference);
      }
      if (isTooLate(order)) {
        await keepLateConfirmation(scope, order, { billingHandoffId: reference, idempotencyKey, correlation });
        return answerOf(order);
      }
      return answerOf(await confirmHandoff(scope, order, handoff, 'CALLBACK'));
    },
  });
}
