import { orderEvents } from '@platform/contracts';
import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide, refusal } from '../errors.ts';
import { selectUndo } from '../fulfillment-step.ts';
import { answerOf, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';
import { changeOrder, orderResource } from '../order-store.ts';
import { isForwardInDoubt, listSteps } from '../step-store.ts';

/** Adds the command that closes a cancelled order when nothing of it stands any more. A repeat changes nothing. */
export function addCompleteCancellation(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/cancellation-completion',
    operation: 'ORDER_CANCELLATION_COMPLETE',
    summary: 'Closes an order whose effects are all undone',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({}),
    status: 200,
    response: orderAnswer,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const status = decide(order, 'COMPLETE_CANCELLATION');
      if (status === order.status) return answerOf(order);
      const { transaction, context } = scope;
      const steps = await listSteps(transaction, context.tenantId, order.orderId);
      if (await isForwardInDoubt(transaction, context.tenantId, order, steps)) {
        throw refusal(order, 'ATTEMPTS_IN_DOUBT', { retryable: true });
      }
      if (selectUndo(steps) !== undefined) throw refusal(order, 'CANCELLATION_NOT_DONE');
      const changed = await changeOrder(scope, order, { command: 'ORDER_CANCELLATION_COMPLETE', status });
      scope.journal.event(orderEvents.orderCancelled, orderResource(changed), { orderId: order.orderId });
      return answerOf(changed);
    },
  });
}
