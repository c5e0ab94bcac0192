import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { confirmHandoff, isTooLate } from '../confirm-handoff.ts';
import { findHandoff, keepLateConfirmation } from '../handoff-store.ts';
import { answerOf, handoffNotFound, idText, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';

/** Adds the command that records that the billing system has confirmed. Once; a repeat changes nothing. */
export function addConfirmBilling(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/billing-confirmations',
    operation: 'BILLING_CONFIRM',
    summary: 'Records that a billing handoff is confirmed',
    roles: ['worker', 'billing'],
    params: orderParams,
    body: z.strictObject({ billingHandoffId: idText, source: z.enum(['CALLBACK', 'RECONCILIATION']) }),
    status: 200,
    response: orderAnswer,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const { billingHandoffId, source } = scope.body;
      const handoff = await findHandoff(scope.transaction, scope.context.tenantId, order.orderId);
      if (handoff?.billingHandoffId !== billingHandoffId) throw handoffNotFound(order.orderId, billingHandoffId);
      if (source === 'CALLBACK' && isTooLate(order)) {
        await keepLateConfirmation(scope, order, { billingHandoffId });
        return answerOf(order);
      }
      return answerOf(await confirmHandoff(scope, order, handoff, source));
    },
  });
}
